// What is no text of a known kind is refused by its name, and what only looks like it is read.
import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/import/read-source.ts';
import { reading } from './support/publisher.ts';

const bytesOf = (text: string) => Uint8Array.from([...text].map((character) => character.charCodeAt(0)));
const faultsOf = async (name: string, text: string) => {
  const { copies, faults } = await readSource(name, bytesOf(text), reading);
  expect(copies).toEqual([]);
  return faults.map(({ message }) => message);
};

const MAIL = 'From: Ada Quill <ada@news.example>\nTo: desk@m10news.example\nSubject: Bridge to close\n\nThe bridge closes on Monday.\n';
const STORY =
  'Bridge to close\n\nThe council said on Friday that the bridge will close for three weeks.\n\nBuses will run by the tunnel.\n';

describe('a file that is no copy', () => {
  it.each([
    ['a.txt', '{\\rtf1\\ansi {\\b Bridge}\\par The bridge closes.}', 'is RTF, which is not read: save it as text, Markdown or HTML'],
    ['a.md', '\n  {\\rtf1\\ansi Bridge}', 'is RTF, which is not read: save it as text, Markdown or HTML'],
    ['a.html', '{\\rtf1 Bridge}', 'is RTF, which is not read: save it as text, Markdown or HTML'],
    ['a.rtf', 'Bridge to close', 'is RTF, which is not read: save it as text, Markdown or HTML'],
    ['a.txt', '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj', 'is a PDF, which is not read: save it as text, Markdown or HTML'],
    [
      'a.docx',
      'PK\x03\x04\x14\x00\x06\x00[Content_Types].xml',
      'is a zip archive, or a document of an office program, which is not read: save it as text, Markdown or HTML',
    ],
    [
      'a.txt',
      'PK\x03\x04mimetype',
      'is a zip archive, or a document of an office program, which is not read: save it as text, Markdown or HTML',
    ],
    ['a.json', '\x1f\x8b\x08\x00', 'is a compressed archive, which is not read'],
    [
      'a.txt',
      '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
      'is a document of an office program, which is not read: save it as text, Markdown or HTML',
    ],
    ['a.txt', 'RIFF\x10\x00\x00\x00WEBPVP8 ', 'is a picture, a sound or a film, which is not read'],
    ['a.txt', '\x00\x00\x00\x18ftypmp42', 'is a picture, a sound or a film, which is not read'],
    ['a.txt', '\x00\x01\x02\x03\x04\x05\x00\x07\xff\xfe\x00', 'is not text'],
    ['a.eml', 'Bridge to close', 'is mail, which is not read'],
    ['a.txt', MAIL, 'is mail, which is not read'],
    ['a.md', MAIL, 'is mail, which is not read'],
    ['stdin', `Received: from mx\n by mail.example;\n Mon, 23 Nov 2026\n${MAIL}`, 'is mail, which is not read'],
    ['a.txt', `From ada@news.example Mon Nov 23 09:00:00 2026\n${MAIL}`, 'is mail, which is not read'],
    ['a.txt', '--b1\nContent-Type: text/plain; charset=utf-8\n\nThe bridge closes.', 'is mail, which is not read'],
    [
      'a.txt',
      'Von: Ada Quill <ada@x.example>\nAn: Redaktion\nBetreff: Bridge\nGesendet: Montag\n\nDie Bridge.\n',
      'is mail, which is not read',
    ],
    ['a.txt', 'MIME-Version: 1.0\nContent-Type: text/plain\n\nBridge', 'is mail, which is not read'],
    ['a.csv', 'Bridge to close', 'is a table, which is not read'],
    [
      'a.txt',
      'id,title,body\n1,"Bridge to close","The bridge closes, it says.\nOn Monday."\n2,Ferry,Back\n',
      'is a table, which is not read',
    ],
    ['a.txt', 'id\ttitle\tbody\n1\tBridge\tThe bridge closes.\n', 'is a table, which is not read'],
    ['a.txt', 'Name;Ort;Text\nQuill;Bremen;Die Brücke.\nBrandt;Ulm;Der Zug.\n', 'is a table, which is not read'],
    ['a.nitf', '<nitf><head/><body/></nitf>', 'is NITF, which is not read'],
    ['a.xml', '<?xml version="1.0"?><nitf><head/></nitf>', 'is NITF, which is not read'],
    ['a.txt', '<nitf><head/></nitf>', 'is NITF, which is not read'],
    ['a.xml', '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><itemMeta/></newsItem>', 'is NewsML-G2, which is not read'],
    ['a.txt', '<!DOCTYPE nitf SYSTEM "nitf.dtd">\n<nitf><body/></nitf>', 'is NITF, which is not read'],
    ['stdin', '<story><head>Bridge</head></story>', 'is XML but no feed: its root element is <story>'],
    ['a.opml', '<opml version="2.0"><body/></opml>', 'is a list of feeds (OPML): import the feeds that it names'],
    ['a.txt', 'eca0001 3 i 60  dpa 0001\n\nTown/bridge/\nBridge =\n', 'is wire copy with an IPTC 7901 header, which is not read'],
    ['a.txt', '\x01bdt0416 4 pl 240  dpa 1234\n\n\x02Bridge =\n', 'is wire copy with an IPTC 7901 header, which is not read'],
    ['a.txt', 'ZCZC\nBridge to close\nNNNN\n', 'is wire copy with an IPTC 7901 header, which is not read'],
    ['a.txt', 'a0123\nu i BC-Bridge 11-26 0345\n\nBridge to close\n', 'is wire copy with an ANPA 1312 header, which is not read'],
    ['a.txt', '\x16\x16\x01a0123 r i BC-Bridge   11-26 0345\n\x02Bridge\x03', 'is wire copy with an ANPA 1312 header, which is not read'],
    ['a.txt', `${STORY}\nAP-WF-11-26-26 1830GMT<\n`, 'is wire copy with an ANPA 1312 header, which is not read'],
    ['a.txt', 'BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR', 'is a calendar or an address book, which is not read'],
    [
      'a.txt',
      'AUTHOR: Ada\nTITLE: Bridge\nSTATUS: Draft\n\nDATE: 12/02/2026 06:30:00 AM\n-----\nBODY:\nIt closes.\n',
      'is an export of Movable Type: convert it to WXR',
    ],
    ['a.txt', '<?php echo 1; ?>', 'is source code, which is not read'],
    ['a.tex', STORY, 'is a kind of markup that is not read: convert it to Markdown or HTML'],
    ['a.json', '[]', 'is JSON of no known kind: only ninjs and JSON Feed are read'],
    ['a.json', '{"items": []}', 'is JSON of no known kind: only ninjs and JSON Feed are read'],
    ['a.json', '[1, 2, 3]', 'is JSON of no known kind: only ninjs and JSON Feed are read'],
    ['a.json', '{"id": 1, "name": "Bridge"}', 'is JSON of no known kind: only ninjs and JSON Feed are read'],
    ['a.json', '[{"headline": "Bridge", "body": "It closes."}]', 'is JSON of no known kind: only ninjs and JSON Feed are read'],
    [
      'a.json',
      '{"@type": "NewsArticle", "headline": "Bridge", "articleBody": "It closes."}',
      'is JSON of no known kind: only ninjs and JSON Feed are read',
    ],
    ['a.json', '"Bridge to close"', 'is JSON of no known kind: only ninjs and JSON Feed are read'],
    [
      'a.json',
      '[{"id": 1, "title": {"rendered": "Pier"}, "content": {"rendered": "<p>Sold.</p>"}}]',
      'is the JSON of the WordPress REST API: only ninjs and JSON Feed are read',
    ],
  ])('is refused by its kind: %s %j', async (name, text, message) => {
    expect(await faultsOf(name, text)).toEqual([message]);
  });

  it('is refused when it only begins like JSON', async () => {
    const [message] = await faultsOf('a.txt', '{"headline": "Bridge to close", "body_text": "The bridge');
    expect(message).toMatch(/^is not well-formed JSON/);
  });
});

describe('copy that only looks like another kind of file', () => {
  it.each([
    ['a.txt', `From: the harbour\n\n${STORY}`],
    ['a.txt', `Headline: Bridge to close\nDate: 3 March 2026\nSection: World\n\n${STORY}`],
    ['a.txt', `To close or not to close: that is the question\n\n${STORY}`],
    ['a.txt', `Subject: bridges\n\n${STORY}`],
    ['a.txt', 'Bridge, tunnel, ferry\nTown, river, quay\nBus, train, tram\n'],
    ['a.txt', 'The bridge, she said, is shut.\nThe tunnel, he said, is open.\nThe ferry, they said, is late.\n'],
    ['a.txt', 'Bridge to close;\nferry to run;\n'],
    ['a.txt', '[The council] said on Friday that the bridge will close.\n\nBuses will run.\n'],
    ['a.txt', '<b>Bridge to close</b><p>The bridge will close.</p>'],
    ['a.txt', '{The bridge} is the name of a play.\n\nIt opens on Friday.\n'],
    ['a.txt', 'a1234 people came to the bridge on 11-26 at noon.\n\nBuses will run.\n'],
    ['a.txt', 'PK is the name of a band.\n\nIt plays on Friday.\n'],
    ['https://m10news.example/story.php', STORY],
    ['stdin', STORY],
  ])('is read: %s %j', async (name, text) => {
    const { copies, faults } = await readSource(name, bytesOf(text), reading);
    expect([copies.length, faults]).toEqual([1, []]);
  });
});
