import { describe, expect, it } from 'vitest';
import { FONT_PATHS } from '../../../src/pages/layout/fonts.ts';
import { MINIFIED_STYLE, STYLE } from '../../../src/pages/layout/style.ts';

/** WCAG 2.2 §1.4.3 and §1.4.11. */
const TEXT_CONTRAST = 4.5;
const EDGE_CONTRAST = 3;

type Scheme = 'light' | 'dark';

function colours(scheme: Scheme): Map<string, string> {
  const blocks = [...STYLE.matchAll(/:root \{([^}]*)\}/g)].map(([, block]) => block ?? '');
  const block = blocks[scheme === 'light' ? 0 : 1] ?? '';
  return new Map([...block.matchAll(/--(\w+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name ?? '', value ?? '']));
}

/** WCAG 2.2, definition of relative luminance. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(scheme: Scheme, a: string, b: string): number {
  const [one, other] = [a, b].map((name) => {
    const value = colours(scheme).get(name);
    if (value === undefined) throw new Error(`no colour ${name} in ${scheme}`);
    return luminance(value);
  });
  const [lighter, darker] = [Math.max(one ?? 0, other ?? 0), Math.min(one ?? 0, other ?? 0)];
  return (lighter + 0.05) / (darker + 0.05);
}

describe.each<Scheme>(['light', 'dark'])('in a %s room', (scheme) => {
  it.each([
    ['ink', 'paper'],
    ['ink', 'raised'],
    ['ink', 'field'],
    ['muted', 'paper'],
    ['muted', 'raised'],
    ['accent', 'paper'],
    ['accent', 'raised'],
  ])('%s can be read on %s', (text, ground) => {
    expect(contrast(scheme, text, ground)).toBeGreaterThanOrEqual(TEXT_CONTRAST);
  });

  it('the edge of a field can be seen', () => {
    expect(contrast(scheme, 'muted', 'raised')).toBeGreaterThanOrEqual(EDGE_CONTRAST);
  });
});

describe('the stylesheet', () => {
  it('is minified by removing white space only, and keeps strings unchanged', () => {
    const strings = (style: string) => style.match(/"[^"]*"/g);
    const signs = (style: string) => style.replace(/\s/g, '').replaceAll(';}', '}');
    expect(signs(MINIFIED_STYLE)).toBe(signs(STYLE));
    expect(strings(MINIFIED_STYLE)).toEqual(strings(STYLE));
    // A space before a colon is a descendant, and is needed.
    expect(MINIFIED_STYLE.match(/[\w)\]] :/g)).toEqual(STYLE.match(/[\w)\]] :/g));
  });

  it('fetches its font and nothing else, from its own origin', () => {
    const fetched = [...STYLE.matchAll(/url\("?([^")]*)/g)].map(([, address]) => address);
    expect(fetched).toEqual(FONT_PATHS);
    expect(STYLE).not.toMatch(/@import|image-set/);
  });

  it('shows the keyboard focus, prints, and follows the colour scheme of the system', () => {
    for (const rule of [':focus-visible {', '@media print', 'color-scheme: light dark', '@media (prefers-color-scheme: dark)']) {
      expect(STYLE).toContain(rule);
    }
  });

  it('shows a copy button only where copying works', () => {
    expect(STYLE).toMatch(/\n\.copy \{ display: none;/);
    expect(STYLE).toMatch(/\n\.can-copy \.copy \{ display: block;/);
  });
});
