// Text that programs write is refused, and copy that only looks like it is read.
import { describe, expect, it } from 'vitest';
import { readText } from './support/only-copy.ts';

const faultOf = async (text: string, name = 'a.txt') => (await readText(text, name)).faults[0]?.message;

describe('text for programs', () => {
  it.each([
    ['a log', '2026-11-27T10:00:00Z INFO start\n2026-11-27T10:00:01Z WARN memory\n'],
    ['a log', 'Nov 27 10:00:01 host sshd[123]: Accepted\nNov 27 10:00:02 host cron[5]: started\n'],
    [
      'a log',
      '127.0.0.1 - - [27/Nov/2026:10:00:00 +0000] "GET / HTTP/1.1" 200 612\n127.0.0.1 - - [27/Nov/2026:10:00:01 +0000] "GET /a" 404 1\n',
    ],
    ['source code', "import { a } from './b.js';\n\nexport function x(y) {\n  return a(y);\n}\n"],
    ['source code', 'import os\nimport sys\n\ndef main():\n    print("hi")\n\nif __name__ == "__main__":\n    main()\n'],
    ['source code', 'body { color: red; }\n.a > b { margin: 0; }\n'],
    ['a database dump', "SET NAMES utf8;\nDROP TABLE IF EXISTS `posts`;\nINSERT INTO posts VALUES (1, 'Pool');\n"],
    ['data or settings', 'DB_HOST=localhost\nDB_PASSWORD=secret\n'],
    ['data or settings', 'version: "3"\nservices:\n  web:\n    image: nginx\n    ports:\n      - 80:80\n'],
    ['a set of changes to files', 'diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n'],
    ['rules for robots', 'User-agent: *\nDisallow: /admin\n'],
    ['a list of sellers of advertising', 'ads.example, pub-123, DIRECT, f08c\nmore.example, 123, RESELLER\n'],
    ['subtitles', 'WEBVTT\n\n00:01.000 --> 00:04.000\nHello\n'],
    ['subtitles', '1\n00:00:01,000 --> 00:00:04,000\nHello there.\n'],
    ['encoded data', `${'aGVsbG8gd29ybGQg'.repeat(5)}\n${'aGVsbG8gd29ybGQg'.repeat(5)}\n`],
    ['an answer of a web server', 'HTTP/1.1 200 OK\nContent-Type: text/html\n\n<p>Hello</p>\n'],
    ['data of a layout program', '<UNICODE-MAC>\n<Version:7.5>\n<ParaStyle:Headline>Pool closes\n'],
    ['a table', '1,2,3\n4,5,6\n7,8,9\n'],
    ['a table', 'Results of the vote\n\nname,votes,share\nA,10,20\nB,20,30\nC,30,50\n'],
    ['mail', 'From MAILER-DAEMON Fri Nov 27 10:00:00 2026\nDate: 27 Nov 2026\n\nText\n'],
  ])('is refused as %s', async (kind, text) => {
    expect(await faultOf(text)).toBe(`is ${kind}, which is not read`);
  });

  it('is refused in Markdown if it is a table, and in HTML if it is another kind of article', async () => {
    expect(await faultOf('name,votes,share\nA,10,20\nB,20,30\nC,30,50\n', 'a.md')).toContain('a table');
    expect(await faultOf('<article xmlns="http://docbook.org/ns/docbook"><title>x</title><para>Pool</para></article>')).toContain(
      'is XML but no feed',
    );
    expect(await faultOf('<article article-type="news"><body><p>Pool</p></body></article>')).toContain('is XML but no feed');
  });

  it('is refused if it has no words, or is full of NULs', async () => {
    expect(await faultOf('12345\n')).toBe('contains no words');
    expect(await faultOf('\u200b\u200b\n')).toBe('contains no words');
    expect(await faultOf(`story.txt${'\0'.repeat(90)}0000644\0${'\0'.repeat(149)}ustar\0The council met.`)).toBe('is not text');
  });
});

describe('copy that looks like text for programs', () => {
  it.each([
    'The ten best piers\n\n#10 The north pier.\n\n#9 The south pier.\n\n#8 The west pier.\n',
    'O sea;\nO shore;\nO pier;\nO rain.\n',
    'Results\n\nArsenal: 3\nChelsea: 2\nLeeds: 1\nFulham: 0\nEverton: 2\n',
    'Arsenal 3, Chelsea 2\nLeeds 1, Fulham 0\nEverton 2, Burnley 2\n',
    'Mayor | Ada Quill\nDeputy | Bo Lind\nClerk | Cy Dow\n',
    'SELECT committee says INSERT must go\n\nThe committee said on Friday that the plan failed.\n',
    'How to sort\n\nUse this:\n\n    let a = [];\n    a.sort();\n\nThat is all you need for it.\n',
    '池の閉鎖\n\n評議会は火曜日に決定した。\n',
  ])('is read: %j', async (text) => {
    const { copies, faults } = await readText(text, 'a.txt');
    expect(faults).toEqual([]);
    expect(copies).toHaveLength(1);
  });

  it('keeps a stray NUL as one bad character', async () => {
    const { copies } = await readText('Pool closes\n\nThe council\0 met on Friday, and the pool will close.\n', 'a.txt');
    expect(copies[0]?.article.bodyHtml).toBe('<p>The council\uFFFD met on Friday, and the pool will close.</p>');
  });
});
