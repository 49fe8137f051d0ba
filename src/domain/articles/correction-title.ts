// What a correction is called wherever one is shown. Pure.
import type { Correction } from './article.ts';

export function correctionTitle({ kind }: { kind?: Correction['kind'] | 'correction' | undefined }): string {
  return kind === 'clarification' ? 'Clarification' : 'Correction';
}
