// A form that was sent and not carried out, because its session has ended or it was opened in another one.
import { type PortalFrame, renderPortalPage } from './portal-layout.tsx';

export function endedPage({ frame }: { frame: PortalFrame }): string {
  return renderPortalPage({
    frame,
    title: 'Your session has ended',
    children: (
      <div class="narrow">
        <h1>Your session has ended</h1>
        <p class="message" role="alert">
          You were signed out before the form arrived. Nothing was changed.
        </p>
        <p>
          <a href="/portal/sign-in">Sign in</a>
        </p>
      </div>
    ),
  });
}

export function otherSessionPage({ frame }: { frame: PortalFrame }): string {
  return renderPortalPage({
    frame,
    title: 'Not done yet',
    children: (
      <div class="narrow">
        <h1>Not done yet</h1>
        <p class="message" role="alert">
          The form was opened in another session, so nothing was changed. Open its page again, and send it from there.
        </p>
        <p>
          <a href="/portal">Open the portal</a>
        </p>
      </div>
    ),
  });
}
