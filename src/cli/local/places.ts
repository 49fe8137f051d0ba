// Where the project and its sample newspaper are.
import { join } from 'node:path';
import { ROOT } from '../assets/asset-path.ts';

export { ROOT };
export const SAMPLE = join(ROOT, 'src', 'cli', 'sample');
