// What the field's tools write for a draft: Hugo, Jekyll, Ghost, WordPress and those that desks write themselves. Pure.

const YES = /^(?:true|yes|on|y|1|ja|oui|sí|si|sì|sim|kyllä)$/i;
const NO = /^(?:false|no|off|n|0|nein|non|nee|não|nej|nei|ei|never)$/i;
const DRAFT_STATUS =
  /^(?:(?:stat:)?draft|auto-?draft|pending(?: review)?|(?:in|needs|awaiting|waiting for|under|for|with|ready for)[- ]?(?:(?:legal|desk|sub|copy|final) ?)?(?:review|(?:copy)?edit(?:ing)?|approval|legal|subbing|sub|checks?|draft|clearance)|un(?:approved|edited|finished|cleared)|not[- ]?(?:approved|cleared|legalled|edited)|internal|review|not[- ]?(?:ready|published)|unready|private|unpublished|archived?|prepa|prop(?:ose)?|poubelle|refus[eé]?|disabled|deactivated|soft[- ]?trashed|à (?:valider|relire|vérifier|corriger)|a (?:validar|revisar|rever|aprovar)|por (?:revisar|validar|aprobar|aprovar|rever)|da (?:approvare|rivedere|verificare)|zu prüfen|te controleren|pendiente|pendente|en attente|in attesa|att granska|til godkendelse|til godkjenning|w trakcie|do akceptacji|do sprawdzenia|robocz[aey]|wersja robocza|szkic|unlisted|future|scheduled|hidden|trash(?:ed)?|inherit|not started|to[- ]?do|backlog|idea|pitch|drafting|writing|outline|in[- ]?progress|wip|work in progress|entwurf|in arbeit|brouillon|borrador|bozza|rascunho|concept|utkast|udkast|kladde?|luonnos|keskeneräinen)$/i;

/** Whether a field such as `draft` is switched on. */
export function isOn(value: unknown): boolean {
  return YES.test(wordOf(value));
}

/** Whether a field such as `published` is switched off. A date or an empty field switches nothing off. */
export function isOff(value: unknown): boolean {
  return NO.test(wordOf(value));
}

/** Whether a status says that the copy is not published. */
export function isDraftStatus(status: unknown): boolean {
  return DRAFT_STATUS.test(wordOf(status).replaceAll('_', ' '));
}

/** "Status: draft", in a line of its own. */
export function isDraftLine(line: string): boolean {
  const status = line.length <= 80 ? /^[\s*_([{]*(?:status|state|stage)\s*[:=]\s*([^\n]{1,60}?)[\s.*_)\]}]*$/i.exec(line)?.[1] : undefined;
  return status !== undefined && !/^(?:future|private|hidden|inherit|internal)$/i.test(status) && isDraftStatus(status);
}

const CLEARANCE =
  /^(?:(?:legal|editorial|desk|final)?(?:approval|clearance|signoff|check|review)|legal|validation|revision|freigabe|aprobacion|aprovacao|approvazione|goedkeuring|godkannande|godkendelse|godkjenning|akceptacja|zatwierdzenie|factcheck|subbed|lawyered|zustand)$/;
const OUTSTANDING = /^(?:outstanding|missing|needed|required|ausstehend|offen|fehlt|in prüfung|en attente|in attesa|pendiente|pendente)$/iu;

/** By the name of the field in small letters, without "-", "_" and spaces: true for a value that keeps the copy from being published. */
export function isDraftField(plain: string, value: unknown): boolean {
  if (
    /^(?:is)?(?:draft|unpublished|wip|unlisted|private|scheduled|entwurf|brouillon|borrador|rascunho|bozza|concept|utkast|udkast|kladde?|luonnos|szkic)$/.test(
      plain,
    )
  )
    return isOn(value);
  if (
    /^(?:is)?(?:published|publish|public|approved|ready|cleared|legalled|live|freigegeben|veroffentlicht|veröffentlicht|publié|validé|publie|valide|publicado|aprobado|aprovado|liberado|pubblicato|approvato|gepubliceerd|goedgekeurd|publicerad|godkand|publiceret|godkendt|publisert|godkjent|julkaistu|hyvaksytty|opublikowany|opublikowane|zatwierdzony|zatwierdzone)$/.test(
      plain,
    )
  )
    return isOff(value);
  if (CLEARANCE.test(plain)) return isOff(value) || isDraftStatus(value) || OUTSTANDING.test(wordOf(value));
  return (
    /^(?:visibility|stage|workflow|workflowstate|workflowstatus|poststatus|publicationstatus|publishstatus)$/.test(plain) &&
    isDraftStatus(value)
  );
}

function wordOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value).trim() : '';
}
