// The sample newspaper is read on any day: its texts name no day, its pictures are there, and its correction corrects.
import { readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { allFiles, ROOT, read } from './source-files.ts';

const SAMPLE = 'src/cli/sample/';
const namesIn = (folder: string) => allFiles().filter((path) => path.startsWith(`${SAMPLE}${folder}/`));
const ARTICLES = namesIn('articles');
const CORRECTIONS = namesIn('corrections');
const PICTURES = namesIn('pictures').filter((path) => path.endsWith('.jpg'));
const MOST_BYTES = 121_000;

interface Picture {
  url: string;
  alt: string;
  caption: string;
  credit: string;
  source: string;
}

interface Front {
  standfirst: string;
  source: string;
  date: string;
  images?: Picture[];
  corrections?: string[];
}

function partsOf(path: string): { front: Front; body: string } {
  const [, front = '', ...body] = read(path).split(/^---$/m);
  return { front: parse(front) as Front, body: body.join('---') };
}

/** Words that are wrong on another day. A year of the last decades is one too, because it says how long ago something was. */
const DAYS =
  /\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|[Yy]esterday|[Tt]omorrow|[Tt]onight|(?:last|next) (?:month|year|spring|summer|autumn|winter)|(?:19[6-9]|20[0-9])\d)\b/g;

describe('the articles of the sample', () => {
  it.each([...ARTICLES, ...CORRECTIONS])('%s names no day, month or recent year', (path) => {
    expect(
      read(path)
        .replace(/^date: .*$/m, '')
        .match(DAYS),
    ).toBeNull();
  });

  it('are all dated, and one alone is of the newest day', () => {
    const dates = ARTICLES.map((path) => /^date: (\d{4}-\d{2}-\d{2}) \d{2}:\d{2}$/m.exec(read(path))?.[1]);
    expect(dates.filter((date) => date === '2026-11-22')).toHaveLength(1);
    expect([...dates].sort().at(-1)).toBe('2026-11-22');
    expect(dates).not.toContain(undefined);
  });

  it('show every picture, in at least six articles as the first thing and in two within the text', () => {
    const named = ARTICLES.map((path) => ({
      lead: partsOf(path).front.images ?? [],
      inText: [...partsOf(path).body.matchAll(/<img src="([^"]+)"/g)].map(([, url = '']) => url),
    }));
    expect(named.filter(({ lead }) => lead.length > 0).length).toBeGreaterThanOrEqual(6);
    expect(named.filter(({ inText }) => inText.length > 0).length).toBeGreaterThanOrEqual(2);
    const urls = named.flatMap(({ lead, inText }) => [...lead.map(({ url }) => url), ...inText]);
    expect(urls.sort()).toEqual(PICTURES.map((path) => path.slice(SAMPLE.length)).sort());
  });

  it('have one of another source, with its own notice', () => {
    const others = ARTICLES.map((path) => read(path)).filter((text) => !text.includes('\nsource: M10News\n'));
    expect(others).toHaveLength(1);
    expect(others[0]).toMatch(/^copyrightnotice: ©/m);
  });

  it.each(ARTICLES.filter((path) => read(path).includes('pictures/')))('%s says what each picture shows and who drew it', (path) => {
    const { front, body } = partsOf(path);
    for (const { alt, caption, credit, source } of front.images ?? []) {
      expect([alt.length > 60, caption.length > 30, credit, source]).toEqual([true, true, 'Drawing: Oda Wren / M10News', 'M10News']);
    }
    for (const [figure] of body.matchAll(/<figure>[\s\S]*?<\/figure>/g)) {
      expect(figure).toMatch(
        /<img src="pictures\/[a-z-]+\.jpg" width="1600" height="1067" alt="[^"]{60,}" data-credit="Drawing: Oda Wren \/ M10News" data-source="M10News">/,
      );
      expect(figure).toMatch(/<figcaption>[^<]{30,} Drawing: Oda Wren \/ M10News<\/figcaption>/);
    }
  });
});

describe('the pictures of the sample', () => {
  it.each(PICTURES)('%s is a JPEG of 1600 by 1067 pixels and at most 120 kB, with its drawing beside it', (path) => {
    expect(sizeOf(readFileSync(join(ROOT, path)))).toEqual([1600, 1067]);
    expect(statSync(join(ROOT, path)).size).toBeLessThan(MOST_BYTES);
    const drawing = read(path.replace(/jpg$/, 'svg'));
    expect(drawing).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 1600 1067" width="1600" height="1067">/);
    expect(drawing).not.toMatch(/<(?:script|text|image|foreignObject)\b|href="(?!#)/);
  });

  it('are drawings of which each was made into a picture', () => {
    const drawings = namesIn('pictures').filter((path) => path.endsWith('.svg'));
    expect(drawings.map((path) => path.replace(/svg$/, 'jpg'))).toEqual(PICTURES);
  });
});

/** Width and height in the frame header of a JPEG (ITU-T T.81 §B.2.2). */
function sizeOf(bytes: Buffer): number[] {
  let at = 2;
  while (at < bytes.length) {
    const marker = bytes.readUInt16BE(at);
    if (marker >= 0xffc0 && marker <= 0xffc2) return [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)];
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return [];
}

describe('the correction of the sample', () => {
  it.each(CORRECTIONS)('%s is the same text with the right figure, and its note has both figures', (path) => {
    const wrong = partsOf(`${SAMPLE}articles/${basename(path)}`);
    const right = partsOf(path);
    const [note = '', ...more] = right.front.corrections ?? [];
    const [, before = '', after = ''] = / as (\d+) seconds\. It was (\d+)\.$/.exec(note) ?? [];
    expect([more, before === after]).toEqual([[], false]);
    expect(wrong.front.corrections).toBeUndefined();
    for (const part of [(one: typeof wrong) => one.body, (one: typeof wrong) => one.front.standfirst]) {
      expect(part(wrong)).toContain(`${before} `);
      expect(part(wrong).replace(`${before} `, `${after} `)).toBe(part(right));
    }
  });

  it('is there', () => expect(CORRECTIONS).toHaveLength(1));
});
