// The keys and feed tokens under a person's agreements, without their secrets.
import type { ListedKey } from '../../domain/partners/key.ts';
import { PartnerKeys } from '../signed-in/partner-keys.tsx';
import { RefusalMessage } from '../signed-in/refusal-message.tsx';
import { renderPortalPage } from './portal-layout.tsx';
import { PORTAL_KEYS_PATH, TestKeyForm, type TestKeyFormProps } from './test-key-form.tsx';

interface KeysProps extends TestKeyFormProps {
  keys: readonly ListedKey[];
  /** There are more keys than are listed. */
  isCut: boolean;
  nowMs: number;
}

export function portalKeysPage({ frame, isCut, formId, fields, message, ...props }: KeysProps): string {
  return renderPortalPage({
    frame,
    title: 'Keys',
    children: (
      <>
        <h1>Keys of your organisation</h1>
        <p class="lead">
          Programs receive articles with a key. You may rotate each key under your agreements: a new one takes its place, and both are valid
          for a time. You make and revoke test keys, which open the sandbox only. The publisher’s desk makes and revokes all others.
        </p>
        <RefusalMessage message={message} />
        {isCut && <p class="message">There are more keys than are listed here.</p>}
        <PartnerKeys frame={frame} path={PORTAL_KEYS_PATH} references={frame.references} {...props} />
        {frame.person?.mode !== 'test' && <TestKeyForm frame={frame} formId={formId} fields={fields} message={message} />}
      </>
    ),
  });
}
