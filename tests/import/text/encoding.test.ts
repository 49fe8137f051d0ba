import { describe, expect, it } from 'vitest';
import { readSource } from '../../../src/import/read-source.ts';
import { sourceText } from '../../../src/import/text/source-text.ts';
import { reading } from '../support/publisher.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('the bytes of a source', () => {
  it('are UTF-8 where they can be, with a byte order mark or without', () => {
    expect(sourceText(utf8('Café – €'))).toBe('Café – €');
    expect(sourceText(utf8('\uFEFFCafé'))).toBe('Café');
  });

  it('are windows-1252 where they cannot be UTF-8', () => {
    expect(sourceText(Uint8Array.of(0x93, 0x43, 0x61, 0x66, 0xe9, 0x94, 0x20, 0x80))).toBe('“Café” €');
  });

  it('are UTF-16 where a byte order mark says so, either way round', () => {
    expect(sourceText(Uint8Array.of(0xff, 0xfe, 0x43, 0x00, 0xe9, 0x00))).toBe('Cé');
    expect(sourceText(Uint8Array.of(0xfe, 0xff, 0x00, 0x43, 0x00, 0xe9))).toBe('Cé');
  });

  it('are what the server or the document says, unless that is Latin-1 and they are UTF-8', () => {
    expect(sourceText(Uint8Array.of(0xcf, 0xf0, 0xe8), 'windows-1251')).toBe('При');
    expect(sourceText(Uint8Array.of(...utf8('<?xml version="1.0" encoding="koi8-r"?><a>'), 0xf0))).toBe(
      '<?xml version="1.0" encoding="koi8-r"?><a>П',
    );
    expect(sourceText(utf8('Café'), 'iso-8859-1')).toBe('Café');
    expect(sourceText(Uint8Array.of(0xe9), 'no-such-encoding')).toBe('é');
  });

  it('of a page are read in the encoding its media type names', async () => {
    const page = Uint8Array.of(...utf8('<p>'), 0xcf, 0xf0, 0xe8, ...utf8('</p>'));
    const { copies } = await readSource('https://m10news.example/a/b', page, reading, 'text/html; charset="windows-1251"');
    expect(copies[0]?.article.bodyHtml).toBe('<p>При</p>');
  });

  it('keep one kind of line end', () => {
    expect(sourceText(utf8('a\r\nb\rc\n'))).toBe('a\nb\nc\n');
  });

  it('of a picture that calls itself a text are refused', async () => {
    const { copies, faults } = await readSource('photo.txt', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 1, 2, 3, 4), reading);
    expect(copies).toEqual([]);
    expect(faults).toEqual([{ file: 'photo.txt', line: 1, message: 'is not text' }]);
  });
});
