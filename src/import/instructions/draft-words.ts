// What the field's tools write for a draft: Hugo, Jekyll, Ghost, WordPress and those that desks write themselves. Pure.

const YES = /^(?:true|yes|on|y|1)$/i;
const NO = /^(?:false|no|off|n|0)$/i;
const DRAFT_STATUS =
  /^(?:(?:stat:)?draft|auto-?draft|pending(?: review)?|in[- ]?review|review|private|unpublished|unlisted|future|scheduled|hidden|trash(?:ed)?|inherit|in[- ]?progress|wip|entwurf|brouillon|borrador|bozza|rascunho|concept)$/i;

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
  return DRAFT_STATUS.test(wordOf(status));
}

/** Whether a path has a folder of drafts in it, as Jekyll has. */
export function isInDraftFolder(name: string): boolean {
  return /(?:^|\/)_?drafts\//i.test(name);
}

function wordOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value).trim() : '';
}
