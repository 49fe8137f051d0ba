// The title under which pages and feeds show a correction. Pure.
import type { Correction } from './article.ts';

export function correctionTitle({ kind }: { kind?: Correction['kind'] | 'correction' | undefined }): string {
  return kind === 'clarification' ? 'Clarification' : 'Correction';
}
