// The serif of the pages: Source Serif 4 from its npm package, split by script. A browser loads only the parts whose characters a page has, so that an
// English page loads the first one. Italics are slanted by the browser, because the italic font is as large again (decisions/0036).

interface FontPart {
  subset: string;
  /** First bytes of the SHA-256 of the file. A test compares it with the package. */
  hash: string;
  /** For `unicode-range`, as in the package. */
  range: string;
}

const PARTS: readonly FontPart[] = [
  {
    subset: 'latin',
    hash: '382475f38242',
    range:
      'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  },
  {
    subset: 'latin-ext',
    hash: 'd10ccbbd0dc4',
    range:
      'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C4,U+2113,U+2C60-2C7F,U+A720-A7FF',
  },
  {
    subset: 'cyrillic',
    hash: 'a81082707b85',
    range: 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116',
  },
  {
    subset: 'cyrillic-ext',
    hash: 'da49e14ae1d4',
    range: 'U+0460-052F,U+1C80-1C8A,U+20B4,U+2DE0-2DFF,U+A640-A69F,U+FE2E-FE2F',
  },
  {
    subset: 'greek',
    hash: '54c4728aa0fd',
    range: 'U+0370-0377,U+037A-037F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03FF',
  },
  {
    subset: 'vietnamese',
    hash: 'c3de01b5144e',
    range:
      'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB',
  },
];

export const FONT_PATHS = PARTS.map(({ subset, hash }) => `/assets/fonts/source-serif-4-${subset}-wght-normal.${hash}.woff2`);

/** The part that every page in English needs. A browser learns of it from the stylesheet, or sooner where the page asks for it. */
export const [SERIF_PATH = ''] = FONT_PATHS;

/** Latin without what the fallback fonts lack. Other scripts have the browser's own serif, whose size is not adjusted. */
const ADJUSTED_RANGE = 'U+20-24F,U+2010-2026,U+20AC';

/** An installed font that is shown until the serif has been loaded. The numbers, in percent, give it the width of an English text in the serif and
 *  the height of its lines, so that the page does not move. */
interface Fallback {
  family: string;
  weight: 400 | 700;
  /** Full names of fonts with the same widths. */
  local: readonly string[];
  size: number;
  ascent: number;
  descent: number;
}

const TIMES = ['Times New Roman', 'Liberation Serif', 'Tinos'];
const TIMES_BOLD = ['Times New Roman Bold', 'Liberation Serif Bold', 'Tinos Bold'];

const FALLBACKS: readonly Fallback[] = [
  { family: 'Wide Georgia', weight: 400, local: ['Georgia', 'Gelasio'], size: 107.1, ascent: 96.7, descent: 31.3 },
  { family: 'Wide Georgia', weight: 700, local: ['Georgia Bold', 'Gelasio Bold'], size: 94.9, ascent: 109.1, descent: 35.3 },
  { family: 'Wide Times', weight: 400, local: TIMES, size: 117.4, ascent: 88.2, descent: 28.5 },
  { family: 'Wide Times', weight: 700, local: TIMES_BOLD, size: 114, ascent: 90.9, descent: 29.4 },
];

/** Value of `font-family` for the serif. */
export const SERIF = '"Source Serif 4", "Wide Georgia", "Wide Times", Georgia, serif';

function partRule({ range }: FontPart, index: number): string {
  return `
@font-face { font-family: "Source Serif 4"; font-weight: 200 900; font-display: swap; src: url("${FONT_PATHS[index]}") format("woff2"); unicode-range: ${range}; }`;
}

function fallbackRule({ family, weight, local, size, ascent, descent }: Fallback): string {
  const sources = local.map((name) => `local("${name}")`).join(', ');
  const metrics = `size-adjust: ${size}%; ascent-override: ${ascent}%; descent-override: ${descent}%; line-gap-override: 0%`;
  return `
@font-face { font-family: "${family}"; font-weight: ${weight}; src: ${sources}; ${metrics}; unicode-range: ${ADJUSTED_RANGE}; }`;
}

export const FONT_FACES = [...PARTS.map(partRule), ...FALLBACKS.map(fallbackRule)].join('');
