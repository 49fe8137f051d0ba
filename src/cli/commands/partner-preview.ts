// `tearsheet partner preview`: what a partner would get of each article, under the agreement in force or under one that is tried out.
import type { Command } from 'commander';
import { acceptanceInWords } from '../agreements/acceptances.ts';
import { requirePublisher } from '../client/current-publisher.ts';
import type { Preview, PreviewRow, Query } from '../client/partner-client.ts';
import { articleSlug, partnerCode } from '../invocation/arguments.ts';
import { openPartners } from '../invocation/open-invocation.ts';
import { counted } from '../terminal/counted.ts';
import type { Cell } from '../terminal/terminal.ts';
import { about, type PageOptions, quotaInWords, sayMore } from './partner-records.ts';

interface PreviewOptions extends PageOptions {
  agreement?: string;
  embargoed?: boolean;
  article?: string;
  with?: string;
}

export function addPartnerPreview(group: Command): void {
  about(group, 'preview', 'show what this partner would get of each article, and why not the others; nothing is counted')
    .option('--agreement <id>', 'under which agreement; default: its only one', partnerCode)
    .option('--embargoed', 'include copy under embargo')
    .option('--article <slug>', 'of this article only', articleSlug)
    .option('--with <file>', 'as if this agreement had been put, compared with the one in force')
    .action(async (id: string, { with: file, ...query }: PreviewOptions, command: Command) => {
      const opened = openPartners(command);
      const { terminal, partners } = opened;
      const { body } = file === undefined ? await partners.preview(id, { ...query }) : await tryFile(opened, id, file, { ...query });
      terminal.show(body, () => {
        const before = file === undefined ? [] : ['Now'];
        const columns = ['Article', 'Version', ...before, 'Access', 'Reason', 'Headline'];
        terminal.table(columns, body.articles.map(previewRow), 'There is no such article to preview.');
        for (const line of summaryOf(body)) terminal.note(line, 'faint');
        if (file !== undefined) terminal.note(differenceOf(body), 'faint');
        sayMore(terminal, body.next);
      });
    });
}

async function tryFile({ desk, partners }: ReturnType<typeof openPartners>, id: string, file: string, query: Query) {
  const { checkedAgreement } = await import('../agreements/agreement-put.ts');
  const [publisher, { body: partner }] = await Promise.all([requirePublisher(desk), partners.get(id)]);
  const { value } = await checkedAgreement(file, publisher, partner.name);
  return await partners.tryPreview(id, value, query);
}

function previewRow(row: PreviewRow): Cell[] {
  const before = row.before === undefined ? [] : [row.before];
  const access: Cell =
    row.outcome === 'refused' ? { text: 'nothing', tone: 'warning' } : { text: formOf(row.grant), tone: 'good', instants: 'dated' };
  return [row.slug, String(row.version), ...before, access, row.words ?? '', row.headline];
}

function differenceOf({ articles }: Preview): string {
  const forms = articles.map((row) => [row.before, row.outcome === 'refused' ? 'nothing' : row.grant.form] as const);
  const come = forms.filter(([before, then]) => before === 'nothing' && then !== 'nothing').length;
  const go = forms.filter(([before, then]) => before !== 'nothing' && then === 'nothing').length;
  const differ = forms.filter(([before, then]) => before !== then).length - come - go;
  return `Compared with the agreement in force: ${come} more, ${go} fewer, ${differ} in another form. Nothing was written.`;
}

function formOf({ form, excerptWords, embargoedUntil }: (PreviewRow & { outcome: 'granted' })['grant']): string {
  const amount = excerptWords === undefined ? form : `${form} (${excerptWords} words)`;
  return embargoedUntil === undefined ? amount : `${amount}, under embargo until ${embargoedUntil}`;
}

function summaryOf({ agreement, acceptance, quota, articles }: Preview): string[] {
  const granted = articles.filter(({ outcome }) => outcome === 'granted').length;
  const { id, version, reference } = agreement;
  return [
    `${granted} of ${counted(articles.length, 'article')} under agreement ${id}, version ${version} (${reference}).`,
    ...(acceptance.state === 'accepted' ? [] : [`The changed notice is not accepted yet: ${acceptanceInWords(acceptance)}.`]),
    ...(quota === undefined ? [] : [`Quota: ${quotaInWords(quota)}.`]),
  ];
}
