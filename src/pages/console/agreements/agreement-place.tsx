// Where a page about an agreement is: the links above its heading.
import { agreementPath, PARTNERS_PATH, partnerPath } from './agreement-paths.ts';

export interface PlaceProps {
  partner: { id: string; name: string };
  /** Absent on the page of the agreement itself, and before there is one. */
  agreement?: string | undefined;
}

export function Place({ partner, agreement }: PlaceProps) {
  return (
    <p class="over">
      <a href={PARTNERS_PATH}>Partners</a> ·{' '}
      <a href={partnerPath(partner.id)}>
        <bdi>{partner.name}</bdi>
      </a>
      {agreement !== undefined && (
        <>
          {' '}
          · <a href={agreementPath(partner.id, agreement)}>Agreement {agreement}</a>
        </>
      )}
    </p>
  );
}
