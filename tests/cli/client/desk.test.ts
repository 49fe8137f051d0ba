import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AuditRow } from '../../../src/cli/client/desk-client.ts';
import { showAudit } from '../../../src/cli/commands/audit.ts';
import { openTerminal } from '../../../src/cli/terminal/terminal.ts';
import { type DeskServer, NOW, startDeskServer, TOKEN } from '../../support/desk-server.ts';
import { command } from '../../support/resident-cli.ts';
import { type Ended, ROOT, temporaryFolder } from '../../support/run-cli.ts';

/** Each test starts the program several times, and a busy machine takes its time. */

const PUBLISHER = JSON.parse(readFileSync(join(ROOT, 'src/cli/sample/publisher.json'), 'utf8'));
const STRIKE = {
  headline: 'Dockers go back to work',
  source: 'M10News',
  sections: ['business'],
  bodyHtml: '<p>The cranes move again.</p>',
};

let desk: DeskServer;
let folder: ReturnType<typeof temporaryFolder>;

beforeEach(async () => {
  desk = await startDeskServer(PUBLISHER);
  folder = temporaryFolder();
});

afterEach(async () => {
  await desk.close();
  folder.remove();
});

function run(...args: string[]): Promise<Ended> {
  return command(args, { TEARSHEET_URL: desk.url, TEARSHEET_TOKEN: TOKEN }, folder.path);
}

async function put(slug: string, article: object): Promise<void> {
  const headers = { authorization: `Bearer ${TOKEN}`, 'if-none-match': '*' };
  const answer = await fetch(`${desk.url}/desk/articles/${slug}`, { method: 'PUT', headers, body: JSON.stringify(article) });
  expect(answer.status).toBe(201);
  desk.requests.length = 0;
}

test('a list that is piped is plain lines with tabs, without heading or colour', async () => {
  await put('strike', STRIKE);
  const { code, stdout, stderr } = await run('list');
  expect(stdout.split('\n')).toHaveLength(2);
  expect(stdout.split('\t').slice(0, 3)).toEqual(['strike', '1', 'published']);
  expect(stdout).toContain('Dockers go back to work');
  expect(stdout + stderr).not.toContain('\u001b');
  expect(code).toBe(0);
});

test('a list says what is public of copy that is not the publisher’s own', async () => {
  await put('strike', STRIKE);
  await put('wire', { ...STRIKE, source: 'AP' });
  const [wire] = desk.articles.get('wire') ?? [];
  if (wire !== undefined) Object.assign(wire, { publicContent: 'summary' });
  const { stdout } = await run('list');
  expect(
    Object.fromEntries(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => [line.split('\t')[0], line.split('\t')[4]]),
    ),
  ).toEqual({
    strike: '',
    wire: 'AP: summary',
  });
  expect(JSON.parse((await run('list', '--json')).stdout).articles).toContainEqual(
    expect.objectContaining({ slug: 'wire', publicContent: 'summary' }),
  );
});

test('a headline cannot move the cursor of the editor who lists it', async () => {
  await put('strike', STRIKE);
  const [article] = desk.articles.get('strike') ?? [];
  if (article !== undefined) article.headline = 'Red\u001b[31m alert\nsecond line';
  const { stdout } = await run('list');
  expect(stdout).toContain('Red [31m alert second line\n');
});

test('the filters of a list are sent to the server, and the next page can be asked for', async () => {
  await put('strike', STRIKE);
  await put('ferry', { ...STRIKE, headline: 'Ferry sails', sections: ['world'] });
  const { stdout, stderr } = await run('list', '--section', 'world', '--q', 'Ferry', '--limit', '1');
  expect(desk.requests.at(-1)?.path).toBe('/desk/articles?limit=1&q=Ferry&section=world');
  expect(stdout).toContain('Ferry sails');
  expect(stdout).not.toContain('Dockers');
  expect(stderr).toBe('');
  expect((await run('list', '--limit', '1')).stderr).toContain('--cursor more');
  await run('list', '--status', 'expired', '--author', 'ada-quill', '--from', '2026-01-01', '--to', '2026-01-31', '--sort', 'oldest');
  expect(desk.requests.at(-1)?.path).toBe(
    '/desk/articles?limit=50&author=ada-quill&from=2026-01-01&to=2026-01-31&sort=oldest&state=expired',
  );
  await run('list', '--status', 'embargoed');
  expect(desk.requests.at(-1)?.path).toBe('/desk/articles?limit=50&status=embargoed');
});

test('a withdrawal sends its reason and its note in separate fields, and a reinstatement has a command of its own', async () => {
  await put('strike', STRIKE);
  const withdrawn = await run('withdraw', 'strike', '--reason', 'Source recanted', '--note', 'We no longer stand by this report.', '--yes');
  expect(JSON.parse(desk.requests[0]?.body ?? '')).toEqual({ reason: 'Source recanted', note: 'We no longer stand by this report.' });
  expect(withdrawn.stdout).toContain('withdrawn: strike, version 2, withdrawn');
  expect((await run('reinstate', 'strike')).stdout).toContain('reinstated: strike, version 3, published');
});

test('a withdrawal without a reason is a misuse and reaches no server', async () => {
  const { code, stderr } = await run('withdraw', 'strike');
  expect(code).toBe(2);
  expect(stderr).toContain('--reason');
  expect(desk.requests).toHaveLength(0);
});

test('a hold and its release say what came of them; a second hold changes nothing', async () => {
  await put('strike', STRIKE);
  expect((await run('hold', 'strike')).stdout).toContain('held: strike, version 2, held');
  expect((await run('hold', 'strike', '--json')).stdout).toContain('"outcome": "unchanged"');
  expect((await run('release', 'strike')).stdout).toContain('released: strike, version 3, published');
});

test('moving an embargo keeps everything else, and changes only the version that was read', async () => {
  const waiting = {
    ...STRIKE,
    standfirst: 'At last.',
    subjects: ['C++'],
    by: { names: ['Zoë Ndiaye'], desks: ['M10News Business Desk'] },
    images: [{ url: 'https://m10news.com/crane.jpg', credit: 'A. N. Other' }],
    edNote: 'Check the figure.',
  };
  await put('strike', { ...waiting, embargoedUntil: '2096-12-01T06:00:00Z' });
  const moved = await run('embargo', 'strike', '--until', '2096-12-02T07:00:00+01:00');
  expect(desk.requests.at(-1)?.headers['if-match']).toBe('"strike-1"');
  expect(moved.stdout).toContain('embargoed until 2096-12-02T06:00:00.000Z');
  const [first, second] = desk.articles.get('strike') ?? [];
  expect(second).toEqual({ ...first, version: 2, embargoedUntil: '2096-12-02T06:00:00.000Z' });
  expect((await run('embargo', 'strike', '--lift', '--yes')).stdout).toContain('version 3, published');
});

test('copy of others keeps its holder, notice and licence when its embargo moves', async () => {
  const foreign = {
    source: 'Agence Corvine',
    copyrightHolder: 'Corvine SA',
    copyrightNotice: '© Corvine',
    licence: { url: 'https://corvine.example/l' },
  };
  await put('strike', { ...STRIKE, ...foreign, embargoedUntil: '2096-12-01T06:00:00Z' });
  expect((await run('embargo', 'strike', '--until', '2096-12-03T06:00:00Z')).code).toBe(0);
  expect(desk.articles.get('strike')?.at(-1)).toMatchObject(foreign);
});

test('an embargo needs exactly one of --until and --lift, and an hour with its offset', async () => {
  expect((await run('embargo', 'strike')).code).toBe(2);
  expect((await run('embargo', 'strike', '--lift', '--until', '2026-12-01T06:00:00Z')).code).toBe(2);
  const { code, stderr } = await run('embargo', 'strike', '--until', 'tomorrow');
  expect(code).toBe(2);
  expect(stderr).toContain('RFC 3339');
  expect(desk.requests).toHaveLength(0);
});

test('show prints an article for people and for programs, and older versions', async () => {
  await put('strike', STRIKE);
  await run('hold', 'strike');
  const { stdout } = await run('show', 'strike');
  expect(stdout).toContain('Dockers go back to work');
  expect(stdout).toContain('status\theld');
  expect(stdout).toContain('<p>The cranes move again.</p>');
  expect(JSON.parse((await run('show', 'strike', '--version', '1', '--json')).stdout)).toMatchObject({ version: 1, pubStatus: 'usable' });
  expect((await run('history', 'strike')).stdout.trimEnd().split('\n')).toHaveLength(2);
});

test('the settings that "publisher show" prints are those that "publisher set" takes', async () => {
  const { stdout } = await run('publisher', 'show');
  const file = join(folder.path, 'publisher.json');
  writeFileSync(file, JSON.stringify({ ...JSON.parse(stdout), description: 'News, again.' }));
  expect((await run('publisher', 'set', 'publisher.json')).code).toBe(0);
  expect(desk.publisher?.description).toBe('News, again.');
});

test('every objection to settings is printed with its pointer', async () => {
  writeFileSync(join(folder.path, 'publisher.json'), JSON.stringify({ ...PUBLISHER, timeZone: 'Mars/Olympus', houseLine: 'none' }));
  const { code, stderr } = await run('publisher', 'set', 'publisher.json');
  expect(code).toBe(1);
  expect(stderr).toContain('Validation failed (422)');
  expect(stderr).toContain('/timeZone must be an IANA time zone');
  expect(stderr).toContain('/houseLine must contain {year}');
});

test('a minted token is alone on standard output, and can be listed and revoked', async () => {
  const minted = await run('token', 'mint', 'night desk', '--scopes', 'read, articles', '--expires', '2027-01-01T00:00:00Z');
  expect(minted.stdout).toBe('minted-secret-once\n');
  expect(JSON.parse(desk.requests[0]?.body ?? '')).toEqual({
    name: 'night desk',
    scopes: ['read', 'articles'],
    expires: '2027-01-01T00:00:00.000Z',
  });
  expect((await run('token', 'list')).stdout).toContain('night desk\tread,articles');
  expect(JSON.parse((await run('token', 'revoke', 't1', '--json', '--yes')).stdout)).toEqual({ id: 't1', revoked: true });
  expect((await run('token', 'revoke', 't1', '--yes')).code).toBe(1);
});

test('the audit trail and the feeds are listed', async () => {
  expect((await run('audit')).stdout).toContain('bootstrap\tarticle.publish\tharbour-strike');
  const entry = { at: NOW, who: 'Night desk', tokenId: 'Ab12Cd34Ef56', action: 'article.publish', subject: 'strike', after: '1' };
  desk.sabotage = ({ path }) => (path.startsWith('/desk/audit') ? { status: 200, body: { entries: [entry] } } : undefined);
  expect((await run('audit')).stdout).toBe(`${NOW}\tNight desk\tarticle.publish\tstrike\tversion: 1\tAb12Cd34Ef56\n`);
  expect((await run('feeds')).stdout).toBe('Everything\thttp://desk/feeds/all.rss\nWorld & beyond\thttp://desk/feeds/sections/world.rss\n');
  expect(JSON.parse((await run('feeds', '--json')).stdout).feeds[0]).toEqual({
    title: 'Everything',
    url: 'http://desk/feeds/all.rss',
    page: 'http://desk/feeds/all',
  });
});

test('on a terminal the trail shows the token beside the name, and no column for it where nobody used one', () => {
  const shown = (entries: AuditRow[]) => {
    const written: string[] = [];
    const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 120, getColorDepth: () => 1, hasColors: () => false });
    stream.on('data', (chunk) => written.push(String(chunk)));
    showAudit(openTerminal(false, stream as unknown as NodeJS.WriteStream, stream as unknown as NodeJS.WriteStream), entries);
    return written.join('');
  };
  const entry = { at: NOW, who: 'Night desk', action: 'article.publish', subject: 'strike', after: '1' };
  expect(shown([{ ...entry, tokenId: 'Ab12Cd34Ef56' }])).toMatch(/Night desk +Ab12Cd34Ef56 +article published/);
  expect(shown([entry])).not.toContain('Token');
});
