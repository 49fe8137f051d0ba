// Where the sample newspaper is.
import { join } from 'node:path';
import { ROOT } from '../root.ts';

export const SAMPLE = join(ROOT, 'src', 'cli', 'sample');
