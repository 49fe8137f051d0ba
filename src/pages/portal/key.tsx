// One key of the partner, with the form that rotates it; and the page that shows the new key, once.
import type { ListedKey } from '../../domain/partners/key.ts';
import type { Refusal } from '../signed-in/fields/form-state.ts';
import { KeyFacts } from '../signed-in/key-facts.tsx';
import { stateOfKey } from '../signed-in/key-words.ts';
import { FormToken } from '../signed-in/own-page.tsx';
import { RefusalMessage } from '../signed-in/refusal-message.tsx';
import { RotationFields } from '../signed-in/rotation-fields.tsx';
import { ShownKey, type ShownKeyProps } from '../signed-in/shown-key.tsx';
import { PORTAL_FORMS } from './forms.ts';
import { type PortalFrame, renderPortalPage } from './portal-layout.tsx';
import { PORTAL_KEYS_PATH, TestKeyRevocation } from './test-key-form.tsx';

interface KeyProps {
  frame: PortalFrame;
  listed: ListedKey;
  nowMs: number;
  message?: Refusal | undefined;
  /** What was written in the form. */
  overlapHours?: string | undefined;
}

export function portalKeyPage(props: KeyProps): string {
  const { frame, listed, nowMs, message } = props;
  return renderPortalPage({
    frame,
    title: `Key ${listed.name}`,
    children: (
      <>
        <p class="over">
          <a href={PORTAL_KEYS_PATH}>Keys</a>
        </p>
        <h1>
          Key <bdi>{listed.name}</bdi>
        </h1>
        <RefusalMessage message={message} />
        <div class="columns">
          <div>
            <KeyFacts frame={frame} listed={listed} references={frame.references} nowMs={nowMs} />
          </div>
          <aside class="actions" aria-label="What you can do">
            <Rotation {...props} />
            {listed.mode === 'test' && stateOfKey(listed, nowMs) === undefined && <TestKeyRevocation frame={frame} listed={listed} />}
          </aside>
        </div>
      </>
    ),
  });
}

function Rotation({ frame, listed, nowMs, message, overlapHours }: KeyProps) {
  const { id, name, replacedBy, scopes } = listed;
  if (stateOfKey(listed, nowMs) !== undefined) return <p>This key can no longer be used, so it cannot be rotated.</p>;
  if (replacedBy !== undefined)
    return (
      <p>
        This key was rotated. Its successor is{' '}
        <a href={`${PORTAL_KEYS_PATH}/${replacedBy}`}>
          <bdi>{name}</bdi> {replacedBy}
        </a>
        , which was shown once. If nobody has copied it, rotate that one.
      </p>
    );
  if (scopes.includes('embargoed') && frame.person?.rights.includes('embargoed') !== true)
    return <p>This key opens copy under embargo, which you may not receive. The publisher’s desk can rotate it.</p>;
  const { title, button } = PORTAL_FORMS.rotation;
  return (
    <details class="action-panel" open>
      <summary>{title}</summary>
      <form method="post" action={`${PORTAL_KEYS_PATH}/${id}/rotation`}>
        <FormToken frame={frame} />
        <p>A new key with the same access is shown once, on the next page. Change to it while both are valid.</p>
        <RotationFields message={message} overlapHours={overlapHours} />
        <button type="submit">{button}</button>
      </form>
    </details>
  );
}

export function portalKeyShownPage({ frame, ...shown }: { frame: PortalFrame } & Omit<ShownKeyProps, 'references'>): string {
  return renderPortalPage({
    frame,
    title: 'New key',
    children: (
      <>
        <ShownKey frame={frame} references={frame.references} {...shown} />
        <p class="tools">
          <a href={PORTAL_KEYS_PATH}>I have copied it: back to the keys</a>
        </p>
      </>
    ),
  });
}
