// The font and the colours that the stylesheets of the public pages and of the console share.
import { FONT_FACES, SERIF } from './fonts.ts';

/** The ground of the pages in light colours, which is the colour of the site in the manifest too. */
export const PAPER = '#fbf9f4';

/** The font, and custom properties in both colour schemes. */
export const TOKENS = `${FONT_FACES}
:root {
  color-scheme: light dark;
  --paper: ${PAPER};
  --raised: #f2eee4;
  --field: #ffffff;
  --ink: #1b1815;
  --muted: #5c554b;
  --hairline: #d6cebf;
  --accent: #8f1a1d;
  --serif: ${SERIF};
  --display: var(--serif);
  --sans: "Helvetica Neue", "Segoe UI", Roboto, Arial, system-ui, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #171512;
    --raised: #211e1a;
    --field: #100e0c;
    --ink: #ebe5d9;
    --muted: #b0a798;
    --hairline: #3d372f;
    --accent: #f29a91;
  }
}`;
