// Where the sample newspaper is.
import { join } from 'node:path';

export const SAMPLE = join(import.meta.dirname, '..', 'sample');
