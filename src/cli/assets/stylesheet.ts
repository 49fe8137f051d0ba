// The stylesheet of the console and of the portal, which is one file made of the parts in src/pages. It changes with any of them.
import { CONSOLE_STYLE } from '../../pages/console/console-style.ts';
import { writeWhole } from './whole-file.ts';

export const STYLE_FILE = 'console.css';

/** Makes the file in `folder`, an absolute path. */
export function makeStylesheet(folder: string): void {
  writeWhole(folder, STYLE_FILE, Buffer.from(CONSOLE_STYLE));
}
