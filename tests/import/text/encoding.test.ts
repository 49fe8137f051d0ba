import { describe, expect, it } from 'vitest';
import { readSource } from '../../../src/import/read-source.ts';
import { sourceText } from '../../../src/import/text/source-text.ts';
import { reading } from '../support/publisher.ts';

const textOf = (bytes: Uint8Array, charset?: string) => sourceText(bytes, { charset }).text;
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('the bytes of a source', () => {
  it('are UTF-8 where they can be, with a byte order mark or without', () => {
    expect(textOf(utf8('Café – €'))).toBe('Café – €');
    expect(textOf(utf8('\uFEFFCafé'))).toBe('Café');
  });

  it('are windows-1252 where they cannot be UTF-8', () => {
    expect(textOf(Uint8Array.of(0x93, 0x43, 0x61, 0x66, 0xe9, 0x94, 0x20, 0x80))).toBe('“Café” €');
  });

  it('are UTF-16 where a byte order mark says so, either way round', () => {
    expect(textOf(Uint8Array.of(0xff, 0xfe, 0x43, 0x00, 0xe9, 0x00))).toBe('Cé');
    expect(textOf(Uint8Array.of(0xfe, 0xff, 0x00, 0x43, 0x00, 0xe9))).toBe('Cé');
  });

  it('are what the server or the document says, unless that is Latin-1 and they are UTF-8', () => {
    expect(textOf(Uint8Array.of(0xcf, 0xf0, 0xe8), 'windows-1251')).toBe('При');
    expect(textOf(Uint8Array.of(...utf8('<?xml version="1.0" encoding="koi8-r"?><a>'), 0xf0))).toBe(
      '<?xml version="1.0" encoding="koi8-r"?><a>П',
    );
    expect(textOf(utf8('Café'), 'iso-8859-1')).toBe('Café');
    expect(textOf(Uint8Array.of(0xe9), 'no-such-encoding')).toBe('é');
  });

  it('of a page are read in the encoding its media type names', async () => {
    const page = Uint8Array.of(...utf8('<p>'), 0xcf, 0xf0, 0xe8, ...utf8('</p>'));
    const { copies } = await readSource('https://m10news.example/a/b', page, reading, 'text/html; charset="windows-1251"');
    expect(copies[0]?.article.bodyHtml).toBe('<p>При</p>');
  });

  it('keep one kind of line end', () => {
    expect(textOf(utf8('a\r\nb\rc\n'))).toBe('a\nb\nc\n');
  });

  it('of a picture that calls itself a text are refused', async () => {
    const { copies, faults } = await readSource('photo.txt', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 1, 2, 3, 4), reading);
    expect(copies).toEqual([]);
    expect(faults).toEqual([{ file: 'photo.txt', line: 1, message: 'is a picture, which is not read' }]);
  });

  const single = (text: string, encoding: string) => {
    const all = new Map(Array.from({ length: 256 }, (_, byte) => [new TextDecoder(encoding).decode(Uint8Array.of(byte)), byte]));
    return Uint8Array.from([...text].map((character) => all.get(character) ?? 63));
  };

  it.each([
    ['windows-1251', 'Совет закроет мост на три недели, сообщил мэр города. Автобусы будут ходить через туннель.'],
    ['koi8-r', 'Совет закроет мост на три недели, сообщил мэр города. Автобусы будут ходить через туннель.'],
    ['windows-1253', 'Το συμβούλιο θα κλείσει τη γέφυρα για τρεις εβδομάδες, είπε ο δήμαρχος.'],
    ['windows-1250', 'Rada zamknie most na trzy tygodnie, powiedział w piątek burmistrz. Autobusy będą jeździć przez tunel.'],
    [
      'windows-1252',
      'Der Stadtrat schließt die Brücke für drei Wochen. Die Busse fahren durch den Tunnel, sagte die Bürgermeisterin. Über Ostern ist geöffnet.',
    ],
  ])('are refused where nothing names their encoding, with the one that the frequency of their letters suggests: %s', (encoding, text) => {
    const named = `is not UTF-8 and names no encoding. If it is ${encoding}, as its letters suggest: --encoding ${encoding}`;
    expect(() => sourceText(single(text, encoding))).toThrow(named);
    expect(sourceText(single(text, encoding), { encoding })).toEqual({ text });
  });

  it('are windows-1252, which is a guess and is said, where they are English with quotation marks, pounds and a name or two', () => {
    const text = 'The mayor’s “plan” costs £5 – too much, says Zoë Müller of the café.';
    const { text: read, remark } = sourceText(single(text, 'windows-1252'));
    expect(read).toBe(text);
    expect(remark).toContain('read as windows-1252, a guess');
  });

  it('are ISO-2022-JP where their escape sequences say so, and may be Shift_JIS', () => {
    const shifted = [
      0x8b, 0xb4, 0x82, 0xcd, 0x8b, 0xe0, 0x97, 0x6a, 0x93, 0xfa, 0x82, 0xc9, 0x95, 0xc2, 0x8d, 0xbd, 0x82, 0xb3, 0x82, 0xea, 0x82, 0xe9,
      0x81, 0x42,
    ];
    expect(() => textOf(Uint8Array.from(shifted))).toThrow('--encoding shift_jis');
    expect(sourceText(Uint8Array.from(shifted), { encoding: 'shift_jis' }).text).toBe('橋は金曜日に閉鎖される。');
    expect(textOf(Uint8Array.of(0x1b, 0x24, 0x42, 0x36, 0x36, 0x1b, 0x28, 0x42))).toBe('橋');
  });

  it('have one bad character for one bad byte', () => {
    const good = utf8('Café “plan” — €5 ');
    const { text, remark } = sourceText(Uint8Array.of(...good, 0x92, ...utf8(' in Málaga')));
    expect(text).toBe('Café “plan” — €5 \uFFFD in Málaga');
    expect(remark).toBe('1 place is not valid UTF-8 and became "\uFFFD".');
  });

  it('are Mac OS Roman where Windows has capitals and signs within words', () => {
    const mac = Uint8Array.from([...'Le conseil a d\x8ecid\x8e : l\xd5\x8et\x8e est fini.'].map((sign) => sign.charCodeAt(0)));
    expect(sourceText(mac).text).toBe('Le conseil a décidé : l’été est fini.');
    expect(sourceText(mac).remark).toContain('macintosh');
    expect(() => sourceText(Uint8Array.of(...mac, ...mac))).toThrow('--encoding macintosh');
  });

  it('are refused where neither helps, as of DOS', () => {
    const dos = Uint8Array.from([...'Le conseil a d\x82cid\x82 vite. '.repeat(4)].map((sign) => sign.charCodeAt(0)));
    expect(() => sourceText(dos)).toThrow('is in an encoding that cannot be recognised');
  });

  it('may hold a replacement character of their own, which is no fault', () => {
    expect(sourceText(utf8('Café \uFFFD')).remark).toBeUndefined();
  });

  it.each([
    ['utf-16le', 'The bridge will close.'],
    ['utf-16be', 'The bridge will close.'],
    ['utf-16le', 'Мост будет закрыт на три недели.\nАвтобусы поедут.'],
  ])('are %s without a byte order mark where every second byte of some is zero', (encoding, text) => {
    const bytes = Uint8Array.from(
      [...text].flatMap((character) => {
        const code = character.charCodeAt(0);
        return encoding === 'utf-16le' ? [code & 255, code >> 8] : [code >> 8, code & 255];
      }),
    );
    expect(sourceText(bytes)).toEqual({ text, remark: expect.stringContaining(encoding.toUpperCase()) });
  });

  it('are what a person says, and refused where they do not decode as that', () => {
    expect(sourceText(Uint8Array.of(0xcf, 0xf0, 0xe8), { encoding: 'windows-1251' })).toEqual({ text: 'При' });

    expect(() => sourceText(utf8('a'), { encoding: 'no-such' })).toThrow('cannot be read as "no-such", which is no known encoding');
    expect(() => sourceText(single('Кафе на мосту', 'windows-1251'), { encoding: 'utf-8' })).toThrow('is not text in utf-8');
  });

  it('are UTF-8 where they can be, though a person names another encoding, as for the rest of a folder', () => {
    expect(sourceText(utf8('Café'), { encoding: 'iso-8859-1' })).toEqual({ text: 'Café' });
    expect(sourceText(Uint8Array.of(0x43, 0, 0xe9, 0), { encoding: 'utf-16le' }).text).toBe('Cé');
    expect(() => sourceText(utf8('Café'), { encoding: 'no-such' })).toThrow('no known encoding');
  });

  it('are refused where nothing says what they are', () => {
    const noise = Uint8Array.from({ length: 400 }, (_, index) => 128 + ((index * 97 + (index >> 3) * 31) % 128));
    expect(() => sourceText(noise)).toThrow(/cannot be recognised: name it with --encoding|is not text/);
  });

  it('of a declared encoding are UTF-8 all the same where they can only be that', () => {
    expect(textOf(utf8('Мост закроют'), 'windows-1251')).toBe('Мост закроют');
  });
});
