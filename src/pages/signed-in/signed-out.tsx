// What somebody reads who has signed out, at the console or at the portal.
import type { Child } from 'hono/jsx';

interface SignedOutProps {
  /** All sessions were ended. */
  everywhere: boolean;
  /** How to sign in again. */
  children?: Child;
}

export function SignedOut({ everywhere, children }: SignedOutProps) {
  return (
    <div class="narrow">
      <h1>You are signed out</h1>
      {everywhere && <p>All your sessions have ended, in other browsers too.</p>}
      {children}
    </div>
  );
}
