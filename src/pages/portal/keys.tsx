// The keys and feed tokens under a person's agreements, without their secrets.
import type { References } from '../../domain/partners/holders.ts';
import type { ListedKey } from '../../domain/partners/key.ts';
import { PartnerKeys } from '../console/partners/partner-keys.tsx';
import { type PortalFrame, renderPortalPage } from './portal-layout.tsx';

export const PORTAL_KEYS_PATH = '/portal/keys';

interface KeysProps {
  frame: PortalFrame;
  keys: readonly ListedKey[];
  /** There are more keys than are listed. */
  isCut: boolean;
  references: References;
  nowMs: number;
}

export function portalKeysPage({ frame, isCut, ...props }: KeysProps): string {
  return renderPortalPage({
    frame,
    title: 'Keys',
    children: (
      <>
        <h1>Keys of your organisation</h1>
        <p class="lead">
          Programs receive articles with a key. You may rotate each key under your agreements: a new one takes its place, and both are valid
          for a time. The publisher’s desk makes and revokes keys.
        </p>
        {isCut && <p class="message">There are more keys than are listed here.</p>}
        <PartnerKeys frame={frame} path={PORTAL_KEYS_PATH} {...props} />
      </>
    ),
  });
}
