// What a change of an article did, in words: what is otherwise a list of the same words does not say which hour or which text is meant.
import type { ChangedField } from '../../domain/articles/changed-fields.ts';
import type { Instant } from '../../domain/values/instant.ts';
import { type Locale, When } from '../layout/dates.tsx';

export interface VersionLine {
  version: number;
  action: string;
  at: Instant;
  who: string;
  note?: string | undefined;
  /** Fields that differ from the version before. Absent: it is not known, or there is none. */
  changed?: readonly ChangedField[] | undefined;
  /** Of the version. */
  pubStatus?: string | undefined;
  embargoedUntil?: Instant | undefined;
  expires?: Instant | undefined;
}

interface WordsProps {
  line: VersionLine;
  /** Absent: it is the first, or it is not known. */
  former: VersionLine | undefined;
  locale: Locale;
}

/** Begins with a capital letter and ends without a full stop. */
export function VersionWords({ line, former, locale }: WordsProps) {
  const { changed = [], expires } = line;
  const scheduled = scheduledFor(line, former);
  const isEmbargoSaid = scheduled !== undefined || line.action === 'embargo-lift';
  const others = changed.filter((field) => field !== 'expires' && field !== 'embargoedUntil');
  return (
    <>
      {scheduled === undefined ? whatWasDone(line, former) : <Scheduled {...scheduled} locale={locale} />}
      {changed.includes('embargoedUntil') && !isEmbargoSaid && <EmbargoWords line={line} locale={locale} />}
      {changed.includes('expires') && (
        <>
          {expires === undefined ? '; it no longer expires' : '; it expires '}
          {expires !== undefined && <When instant={expires} locale={locale} />}
        </>
      )}
      {others.length > 0 && `; changed: ${others.map((field) => FIELDS[field]).join(', ')}`}
    </>
  );
}

function EmbargoWords({ line: { embargoedUntil }, locale }: Omit<WordsProps, 'former'>) {
  if (embargoedUntil === undefined) return <>; without the embargo</>;
  return (
    <>
      ; embargo until <When instant={embargoedUntil} locale={locale} />
    </>
  );
}

interface Schedule {
  until: Instant;
  /** The hour before. */
  instead: Instant | undefined;
}

function scheduledFor({ action, pubStatus, embargoedUntil }: VersionLine, former: VersionLine | undefined): Schedule | undefined {
  if (action !== 'embargo' || pubStatus === 'withheld' || embargoedUntil === undefined) return undefined;
  const before = former?.pubStatus === 'withheld' ? undefined : former?.embargoedUntil;
  return before === embargoedUntil ? undefined : { until: embargoedUntil, instead: before };
}

function Scheduled({ until, instead, locale }: Schedule & { locale: Locale }) {
  return (
    <>
      Scheduled for <When instant={until} locale={locale} />
      {instead !== undefined && (
        <>
          {' '}
          in place of <When instant={instead} locale={locale} />
        </>
      )}
    </>
  );
}

/** What the action of a line of the change log is called. */
export function actionName(action: string): string {
  return ACTIONS[action] ?? action;
}

function whatWasDone({ action, pubStatus }: VersionLine, former: VersionLine | undefined): string {
  if (action !== 'embargo') return actionName(action);
  if (pubStatus === 'withheld') return former === undefined ? 'Written, and held' : 'Changed while held';
  return former === undefined ? 'Scheduled' : 'Changed while scheduled';
}

const ACTIONS: Readonly<Record<string, string>> = {
  publish: 'Published',
  update: 'Updated',
  correct: 'Corrected',
  withdraw: 'Withdrawn',
  reinstate: 'Reinstated',
  hold: 'Held',
  release: 'Released',
  expire: 'Expired',
  embargo: 'Scheduled',
  'embargo-lift': 'Released from embargo',
};

const FIELDS: Readonly<Record<ChangedField, string>> = {
  headline: 'headline',
  standfirst: 'standfirst',
  by: 'byline',
  located: 'dateline',
  sections: 'sections',
  subjects: 'subjects',
  images: 'pictures',
  language: 'language',
  source: 'source',
  url: 'address',
  embargoedUntil: 'embargo',
  expires: 'expiry',
  intendedPublication: 'first publication',
  edNote: 'note to the desk',
  urgency: 'urgency',
  copyrightHolder: 'copyright holder',
  copyrightNotice: 'copyright notice',
  licence: 'licence',
  sourceFeed: 'feed it was taken from',
  bodyHtml: 'text',
};
