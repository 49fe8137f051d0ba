// What a partner says it has done about a withdrawal.
import type { Acknowledgement } from '../../domain/withdrawals/withdrawal.ts';
import { When } from '../layout/dates.tsx';
import { type LocaleFrame, localeOf } from './own-page.tsx';

export const OUTCOME_WORDS: Readonly<Record<Acknowledgement['outcome'], string>> = {
  removed: 'Removed',
  replaced: 'Replaced',
  'never-used': 'Never used',
};

export function Said({ frame, said }: { frame: LocaleFrame; said: Acknowledgement }) {
  return (
    <>
      {OUTCOME_WORDS[said.outcome]} <When instant={said.at} locale={localeOf(frame)} />, says <bdi>{said.by}</bdi>
      {said.urls.map((url) => (
        <>
          <br />
          <a href={url} rel="noreferrer">
            {url}
          </a>
        </>
      ))}
    </>
  );
}
