// Asks before a partner gets a name under which notices have to be accepted again.
import type { ForeseenAcceptance } from '../../../domain/partners/agreement-write.ts';
import { When } from '../../layout/dates.tsx';
import { AgreementName } from '../../signed-in/agreement-name.tsx';
import { FormToken, localeOf } from '../../signed-in/own-page.tsx';
import { agreementPath, partnerPath } from '../agreements/agreement-paths.ts';
import { Place } from '../agreements/agreement-place.tsx';
import { type ConsoleFrame, renderConsolePage } from '../console-layout.tsx';
import { FORMS } from '../forms.ts';

interface NewNameProps {
  frame: ConsoleFrame;
  /** The partner as it would be. */
  partner: { id: string; name: string; contact?: string | undefined };
  etag: string;
  acceptances: readonly ForeseenAcceptance[];
  /** Examples of the notices with the name, with an invented article. */
  notices: readonly { agreement: string; text: string }[];
}

export function newNamePage({ frame, partner, etag, acceptances, notices }: NewNameProps): string {
  const references = Object.fromEntries(acceptances.map(({ agreement, reference }) => [agreement, reference]));
  const hidden = { etag, name: partner.name, contact: partner.contact ?? '', confirmed: 'yes' };
  return renderConsolePage({
    frame,
    title: 'Another name',
    children: (
      <>
        <Place partner={{ id: partner.id, name: partner.id }} />
        <h1>
          Call it <bdi>{partner.name}</bdi>?
        </h1>
        <p class="message" role="status">
          Nothing was changed yet. The notice names the partner, so it has to accept the notice again. Until it has, it gets headlines and
          links only from the time given here on.
        </p>
        <ul class="asked">
          {acceptances.map(({ agreement, acceptance: { due } }) => (
            <li>
              <a href={agreementPath(partner.id, agreement)}>
                <AgreementName id={agreement} references={references} />
              </a>
              {due !== undefined && (
                <>
                  , at the earliest <When instant={due} locale={localeOf(frame)} />
                </>
              )}
            </li>
          ))}
        </ul>
        <h2>The notice, with an invented article</h2>
        {notices.map(({ agreement, text }) => (
          <figure class="notice">
            <figcaption>
              <AgreementName id={agreement} references={references} />
            </figcaption>
            <blockquote dir="auto">{text}</blockquote>
          </figure>
        ))}
        <form method="post" action={`${partnerPath(partner.id)}/profile`}>
          <FormToken frame={frame} />
          {Object.entries(hidden).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <button type="submit">{FORMS.profile.button}</button>
        </form>
        <p class="tools">
          <a href={partnerPath(partner.id)}>Leave the name as it is</a>
        </p>
      </>
    ),
  });
}
