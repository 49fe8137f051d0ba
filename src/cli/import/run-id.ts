// The name of a run of an import: it sorts by time, and is short enough to type.
import { randomInt } from 'node:crypto';

/** Without letters and digits that are mistaken for others. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const RANDOM_CHARS = 4;

/** Makes a name such as `20261128-0712-k3f9`, in UTC. */
export function newRun(nowMs: number): string {
  const [date = '', hour = '', minute = ''] = new Date(nowMs).toISOString().split(/[T:]/);
  const random = Array.from({ length: RANDOM_CHARS }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return `${date.replaceAll('-', '')}-${hour}${minute}-${random}`;
}
