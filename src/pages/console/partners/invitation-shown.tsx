// The page that shows the link of a new invitation, once, with a text for a mail.
import type { PortalUser } from '../../../domain/partners/portal-user.ts';
import type { Instant } from '../../../domain/values/instant.ts';
import { When } from '../../layout/dates.tsx';
import { Copyable } from '../../signed-in/copyable.tsx';
import { localeOf } from '../../signed-in/own-page.tsx';
import { userPath } from '../agreements/agreement-paths.ts';
import { Place } from '../agreements/agreement-place.tsx';
import { type ConsoleFrame, renderConsolePage } from '../console-layout.tsx';

interface InvitationShownProps {
  frame: ConsoleFrame;
  partner: { id: string; name: string };
  user: PortalUser;
  /** Address of the invitation. */
  url: string;
  expires: Instant;
  letter: { subject: string; text: string };
}

export function invitationShownPage({ frame, partner, user, url, expires, letter }: InvitationShownProps): string {
  return renderConsolePage({
    frame,
    title: `Invitation of ${user.name}`,
    children: (
      <>
        <Place partner={partner} />
        <h1>
          The invitation of <bdi>{user.name}</bdi>
        </h1>
        <p class="message" role="status">
          Copy the link now. It is shown on this page only, and cannot be shown again. Whoever has it can sign in, so send it to{' '}
          <bdi>{user.email}</bdi> only.
        </p>
        <Copyable id="secret" text={url} label="the link" />
        <p>
          It works once, until <When instant={expires} locale={localeOf(frame)} />. An invitation that was made before no longer works.
        </p>
        <h2>Text for a mail</h2>
        <p class="lead">Nothing is sent by itself.</p>
        <div class="letter">
          <Copyable id="letter" text={letter.text} label="the text" />
        </div>
        <p class="tools">
          <a href={mailTo(user.email, letter)}>Open it in your mail program</a>
          <a href={userPath(partner.id, user.id)}>I have copied it: back to the person</a>
        </p>
      </>
    ),
  });
}

/** Lines of a mail end with CR LF (RFC 6068 §5). */
function mailTo(email: string, { subject, text }: { subject: string; text: string }): string {
  return `mailto:${encodeURIComponent(email)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replaceAll('\n', '\r\n'))}`;
}
