// The standing of a partner.
import type { Standing } from '../../domain/entitlement/standing.ts';
import { Badge } from './badges.tsx';

export const STANDING_NAMES: Readonly<Record<Standing, string>> = {
  good: 'Good',
  warned: 'Warned',
  probation: 'On probation',
  suspended: 'Suspended',
};

export function StandingBadge({ standing }: { standing: Standing }) {
  const tone = standing === 'good' ? 'good' : standing === 'suspended' ? 'bad' : undefined;
  return <Badge label={STANDING_NAMES[standing]} tone={tone} />;
}
