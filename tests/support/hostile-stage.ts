// Text that is out to run, to widen a page or to turn its direction, in every field of the desk in which somebody writes.
import type { Program } from './program.ts';

const LONG_WORD = 'Donaudampfschifffahrtsgesellschaftskapitaensmuetzenabzeichenverordnung'.repeat(2);
/** `ran` is set if any of it is run. */
const SCRIPTS = `" onfocus=globalThis.ran=1 autofocus "<img src=x onerror=globalThis.ran=1></textarea></title><script>globalThis.ran=1</script>{{7*7}}`;
/** For lines of a notice, in which no markup is accepted. */
const PLAIN = `${LONG_WORD} globalThis.ran=1 مرحبا`.repeat(4);
const PARTNER = '/desk/partners/harbour-gazette';
const AT_CONSOLE = '/console/partners/harbour-gazette';

/** What every page shows that shows a part of it. */
export const SEEN = 'globalThis.ran';

/** As long as its field may be, or as all of it is. */
const hostile = (chars: number) => `${SCRIPTS} ${LONG_WORD} مرحبا بالعالم`.slice(0, chars);
const NAME = hostile(200);

// biome-ignore lint/suspicious/noExplicitAny: what answers have is the subject of other tests.
type Json = Record<string, any>;
type Call = (method: string, path: string, body?: object, options?: { key?: string; isNew?: boolean }) => Promise<Json>;

export interface HostilePages {
  /** Address that signs a person of the partner in at the portal, once. */
  invitation: string;
  /** Paths at which the fields are seen. */
  ofReaders: readonly string[];
  ofDesk: readonly string[];
  ofPartner: readonly string[];
}

export async function spreadHostileText({ server, token }: Program): Promise<HostilePages> {
  const call: Call = async (method, path, body, { key = token, isNew = false } = {}) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...(isNew ? {} : { 'if-match': '*' }) };
    const answer = await fetch(`${server}${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    return text.startsWith('{') ? JSON.parse(text) : {};
  };
  const publisher = await call('GET', '/desk/publisher');
  const sections = [...publisher['sections'], { code: 'hostile', name: NAME, description: hostile(500) }];
  await call('PUT', '/desk/publisher', { ...publisher, sections });
  await publishHostile(call);
  const { key, user, invitation } = await license(call);
  await call('PUT', '/desk/publisher', {
    ...publisher,
    ...{ sections, name: NAME, description: hostile(1000), licensingContact: NAME, publicContent: 'full' },
    houseLine: `© {year} ${PLAIN}`.slice(0, 500),
    desks: [...publisher['desks'], { code: 'hostile-desk', name: NAME, contact: NAME }],
  });
  return { invitation, ...pagesOf(key, user) };
}

async function publishHostile(call: Call): Promise<void> {
  const image = { alt: hostile(1000), caption: hostile(2000), credit: NAME, source: NAME };
  const article = {
    ...{ headline: hostile(500), standfirst: hostile(2000), located: NAME, source: NAME, sections: ['hostile'], subjects: [NAME] },
    by: { names: [NAME], desks: [`${NAME.slice(0, 190)} desk`], contact: NAME },
    bodyHtml: `<p>${SCRIPTS}</p><p>${LONG_WORD}</p><table><tr><td>${LONG_WORD}</td><td>two</td></tr></table><pre>${LONG_WORD}</pre>`,
    images: [1, 2].map((number) => ({ url: `https://pictures.example/${number}.jpg`, ...image })),
    edNote: hostile(4000),
  };
  const isNew = { isNew: true };
  await call('PUT', '/desk/articles/hostile-own', article, isNew);
  await call('PUT', '/desk/articles/hostile-withdrawn', article, isNew);
  await call('PUT', '/desk/articles/hostile-embargoed', { ...article, embargoedUntil: '2096-01-01T00:00:00Z' }, isNew);
  const ofAgency = {
    ...{ source: 'Coast Wire', copyrightHolder: NAME, copyrightNotice: PLAIN.slice(0, 500) },
    licence: { url: `https://licence.example/${LONG_WORD}`, title: NAME },
    sourceFeed: { id: 'https://feed.example/', title: NAME },
  };
  await call('PUT', '/desk/articles/hostile-agency', { ...article, ...ofAgency }, isNew);
  await call('POST', '/desk/articles/hostile-own/correction', {
    note: hostile(2000),
    changes: { standfirst: `${hostile(300)} corrected` },
  });
}

async function license(call: Call): Promise<{ key: string; user: string; invitation: string }> {
  await call('PUT', PARTNER, { name: NAME, contact: NAME });
  const { agreements } = await call('GET', `${PARTNER}/agreements`);
  await call('PUT', `${PARTNER}/agreements/main`, {
    ...agreements[0].agreement.terms,
    ...{ reference: PLAIN.slice(0, 100), images: 'own', scope: { sources: { include: ['own', NAME, 'Coast Wire'] } } },
    domains: [`${LONG_WORD.slice(0, 60).toLowerCase()}.${'a'.repeat(60)}.example`],
    notice: { licenceLine: `Only for ${'Rindfleischetikettierung'.repeat(5)}` },
  });
  const { id: key, key: secret } = await call('POST', `${PARTNER}/keys`, { mode: 'live', name: NAME, agreement: 'main' });
  await call('POST', `${PARTNER}/keys`, { mode: 'test', name: NAME, agreement: 'main' });
  const rights = ['read', 'copy', 'account', 'keys', 'sandbox'];
  const person = { name: NAME, email: `${'long'.repeat(15)}@${'name'.repeat(15)}.example`, agreements: ['main'], rights };
  const { id: user } = await call('POST', `${PARTNER}/users`, person);
  const { url: invitation } = await call('POST', `${PARTNER}/users/${user}/invitation`);
  await call('GET', '/v1/articles/hostile-withdrawn/text', undefined, { key: secret });
  await call('POST', '/desk/articles/hostile-withdrawn/withdrawal', { reason: hostile(2000), note: hostile(2000) });
  await call('PUT', `${PARTNER}/standing`, { standing: 'warned', reason: hostile(2000) });
  return { key, user, invitation };
}

function pagesOf(key: string, user: string): Omit<HostilePages, 'invitation'> {
  const slugs = ['own', 'withdrawn', 'embargoed', 'agency'].map((name) => `/console/articles/hostile-${name}`);
  return {
    ofReaders: ['/', '/feeds', '/terms', '/articles/hostile-own', '/articles/hostile-agency', '/feeds/sections/hostile', '/feeds/all.rss'],
    ofDesk: [
      ...['today', 'articles', 'articles?q=globalThis', 'withdrawals', 'withdrawals/hostile-withdrawn', 'partners', 'audit'],
      ...['settings', 'settings/publisher', 'settings/sections', 'settings/sections/hostile', 'settings/subjects', 'settings/authors'],
    ]
      .map((path) => `/console/${path}`)
      .concat(slugs, `${slugs[0]}/edit`, `${slugs[0]}/correction`, `${slugs[0]}/receivers`, `${slugs[0]}/versions/2`)
      .concat(['', '/ledger', '/usage', '/audit', '/agreements/main', '/agreements/main/terms'].map((end) => `${AT_CONSOLE}${end}`))
      .concat(`${AT_CONSOLE}/agreements/main/versions/2`, `${AT_CONSOLE}/keys/${key}`, `${AT_CONSOLE}/users/${user}`),
    ofPartner: [
      ...['articles', 'articles/hostile-own', 'articles/hostile-own/receivers', 'withdrawals', 'account', 'usage?by=article'],
      ...['usage?by=key', 'keys', `keys/${key}`, 'users', 'sandbox', 'sessions'],
    ].map((path) => `/portal/${path}`),
  };
}
