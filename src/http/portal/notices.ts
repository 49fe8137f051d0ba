// The notices of an agreement as people read and accept them: the one in force, and one that is scheduled, each with the notice that it replaces.

import type { Context } from 'hono';
import type { Account } from '../../domain/partners/account.ts';
import type { AgreementNotice } from '../../domain/partners/agreement-write.ts';
import type { NoticeSetting } from '../../domain/partners/example-article.ts';
import type { Holders } from '../../domain/partners/holders.ts';
import { languagesOf, type NoticePart, printedNotice } from '../../domain/partners/printed-notice.ts';
import type { Publisher } from '../../domain/publisher/publisher.ts';
import type { NoticeTemplate } from '../../domain/renditions/notice.ts';
import { toInstant } from '../../domain/values/instant.ts';
import type { ShownNotice } from '../../pages/portal/notices.tsx';
import type { AppEnv } from '../bindings.ts';
import { wordsChanged } from '../console/version-difference.ts';
import { askPartner } from '../licensed/partner-call.ts';

interface Notices {
  /** The one in force, and then the one that is scheduled, if it is another one. */
  notices: ShownNotice[];
  /** The keys and people that accepted them. */
  holders: Holders;
}

export async function noticesOf(context: Context<AppEnv>, { agreement, formerNotice }: Account, publisher: Publisher): Promise<Notices> {
  const { scheduled, ...current } = agreement;
  const setting = { publisher, origin: context.get('origin') };
  const notices = [shown(current, formerNotice, setting)];
  if (scheduled !== undefined && scheduled.acceptance.sha256 !== current.acceptance.sha256)
    notices.push({ ...shown(scheduled, current.template, setting), from: scheduled.agreement.terms.validFrom });
  const acceptors = notices.flatMap(({ acceptance: { accepted } }) => (typeof accepted === 'object' ? [accepted.by] : []));
  return {
    notices,
    holders: acceptors.length === 0 ? {} : await askPartner(context, async (partner) => await partner.holders(acceptors)),
  };
}

function shown({ template, acceptance }: AgreementNotice, before: NoticeTemplate | undefined, setting: NoticeSetting): ShownNotice {
  const languages = languagesOf(before === undefined ? [template] : [before, template], setting.publisher);
  const example = { ...setting, languages, at: toInstant(Date.now()) };
  const parts = printedNotice(template, example);
  if (before === undefined) return { acceptance, parts: parts.filter(isFirst) };
  const former = printedNotice(before, example);
  const isShown = parts.map((part, index) => isFirst(part, index, parts) || isFirst(former[index], index, former));
  const shownOf = (all: readonly NoticePart[]) => all.filter((_part, index) => isShown[index]);
  return { acceptance, parts: shownOf(parts), former: shownOf(former), differences: differencesOf(shownOf(former), shownOf(parts)) };
}

/** Languages without a line of their own have that of another one. */
function isFirst(part: NoticePart | undefined, index: number, parts: readonly NoticePart[]): boolean {
  return parts.findIndex(({ text }) => text === part?.text) === index;
}

/** Both have the same labels in the same order. */
function differencesOf(former: readonly NoticePart[], parts: readonly NoticePart[]) {
  return parts.flatMap(({ label, text, language }, index) => {
    const before = former[index]?.text ?? '';
    return before === text ? [] : [{ label, parts: wordsChanged(before, text, language) }];
  });
}
