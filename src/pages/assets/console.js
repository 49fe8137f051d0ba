// Enhances the pages of the console and of the portal. Each works without it; attributes that begin with `data-` say what it does.
//   data-relative: the text of a <time> is kept as the time from now.
//   data-live="PATH" data-every="SECONDS": the content of the element is fetched again while the page is shown.
//   data-live="PATH" data-once: it is fetched when the <details> around it is opened for the first time, or at once if it is open, as after a form was
//     refused.
//   data-copy="TEXT": a button, hidden without this script, that copies the text.
//   data-copies="PATH": its buttons, hidden without this script, copy the content of text areas, unless PATH says that the page is out of date.
//     data-copy-of="ID": as plain text. data-copy-rich="ID ID": the first as HTML and the second as plain text, at once.
//   data-preview: when its form is changed, the form is sent with "do=preview", and the answer becomes the content. Nothing is stored.
//   data-guard: the browser asks before it leaves a form in which something was written. data-unstored, of the page: something is, from the start.

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

/** Fragments come from our own origin, where every text in them is escaped. The policy of the page allows no other name. */
const html = globalThis.trustedTypes?.createPolicy('tearsheet', { createHTML: (text) => text }) ?? { createHTML: (text) => text };

const UNITS = [
  ['day', 1_440 * MINUTE_MS, 2],
  ['hour', 60 * MINUTE_MS, 2],
  ['minute', MINUTE_MS, 1],
];
const format = new Intl.RelativeTimeFormat('en', { numeric: 'always' });

/** The same words as relative-time.tsx, which made them first. */
export function relativeTime(instant, nowMs) {
  const awayMs = Date.parse(instant) - nowMs;
  const [unit, unitMs] = UNITS.find(([, ms, enough]) => Math.abs(awayMs) >= enough * ms) ?? UNITS[2];
  const count = Math.trunc(awayMs / unitMs);
  return count === 0 ? 'now' : format.format(count, unit);
}

function countDown() {
  for (const time of document.querySelectorAll('time[data-relative]')) time.textContent = relativeTime(time.dateTime, Date.now());
}

/** A person who selects text in it, or fills in a field of it, keeps what is there. */
function isInUse(element) {
  const selection = document.getSelection();
  const selects = selection !== null && !selection.isCollapsed && selection.containsNode(element, true);
  const { activeElement: active } = document;
  return selects || (element.contains(active) && !active.matches('a, button'));
}

/** Names a link or a button in any state of the same part. */
function nameOf(control) {
  return control.dataset.copy ?? control.getAttribute('href') ?? control.textContent;
}

/** A link or a button that has the focus has it afterwards. */
function replaceContent(element, text) {
  const { activeElement: active } = document;
  const name = element.contains(active) ? nameOf(active) : undefined;
  element.innerHTML = html.createHTML(text);
  const controls = [...element.querySelectorAll('a, button')];
  for (const button of controls) if (button.dataset.copy !== undefined) offerCopy(button);
  if (name !== undefined) controls.find((control) => nameOf(control) === name)?.focus({ preventScroll: true });
}

async function refresh(element) {
  const answer = await fetch(element.dataset.live, { headers: { accept: 'text/html' }, redirect: 'manual' });
  // The session has ended, or a right was taken away: the page itself leads to signing in, or says so.
  if (answer.type === 'opaqueredirect' || answer.status === 403) return location.reload();
  if (!answer.ok) throw new Error(String(answer.status));
  const text = await answer.text();
  if (text !== element.shown && !isInUse(element)) {
    replaceContent(element, text);
    element.shown = text;
  }
  delete element.dataset.stale;
}

function keepLive(element) {
  let isBusy = false;
  const tick = async () => {
    if (document.hidden || isBusy) return;
    isBusy = true;
    // The stylesheet says that what is shown may be old.
    await refresh(element).catch(() => {
      element.dataset.stale = '';
    });
    isBusy = false;
  };
  setInterval(tick, Number(element.dataset.every) * SECOND_MS);
  document.addEventListener('visibilitychange', tick);
}

function fetchOnce(element) {
  // Without an answer the link that is there stays.
  const fetchIt = () => refresh(element).catch(() => undefined);
  const details = element.closest('details');
  // A browser says that a <details> was opened before this script can hear it, if the page came with it open.
  if (details.open) fetchIt();
  else details.addEventListener('toggle', fetchIt, { once: true });
}

function offerCopy(button) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    const isCopied = await navigator.clipboard.writeText(button.dataset.copy).then(
      () => true,
      () => false,
    );
    button.textContent = isCopied ? 'Copied' : 'Select and copy it yourself';
  });
}

/** Throws what a person should read if the page must not be copied. */
async function requireCurrent(path) {
  const answer = await fetch(path, { headers: { accept: 'application/json' }, redirect: 'manual' }).catch(() => undefined);
  if (answer?.type === 'opaqueredirect') throw new Error('Your session has ended. Sign in again, and open the article once more.');
  const { state, detail } = answer?.ok
    ? await answer.json()
    : { detail: 'It could not be checked whether the article has changed. Try again.' };
  if (state === 'changed') throw new Error('The article or its notice has changed since you opened this page, so nothing was copied.');
  if (state !== 'current') throw new Error(`Nothing was copied. ${detail}`);
}

function offerCopies(group) {
  const outcome = group.querySelector('[data-outcome]');
  const copy = async ({ copyRich, copyOf }) => {
    const [html, text] = copyRich?.split(' ') ?? [undefined, copyOf];
    const current = requireCurrent(group.dataset.copies);
    // A browser lets only the click itself write, so it is given promises.
    const blob = (id, type) => current.then(() => new Blob([document.getElementById(id).value], { type }));
    const plain = { 'text/plain': blob(text, 'text/plain') };
    const item = new ClipboardItem(html === undefined ? plain : { 'text/html': blob(html, 'text/html'), ...plain });
    const written = navigator.clipboard.write([item]).then(
      () => 'Copied, with the notice.',
      () => 'Your browser refused to copy. Select the text below, and copy it yourself.',
    );
    return current.then(
      () => written,
      (fault) => fault.message,
    );
  };
  for (const button of group.querySelectorAll('button')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      const words = await copy(button.dataset).catch(() => 'Your browser cannot copy. Select the text below, and copy it yourself.');
      outcome.textContent = words;
      if (!words.includes('changed since')) return;
      const link = Object.assign(document.createElement('a'), { href: location.href, textContent: 'Open the new one' });
      outcome.append(' ', link);
    });
  }
}

const PAUSE_MS = 500;

/** One request at a time: while one is under way, the next waits for its end, with what is in the form then. */
function keepPreviewed(element) {
  const form = element.closest('form');
  let timer = 0;
  let isBusy = false;
  let isChanged = false;
  const send = async () => {
    isChanged = isBusy;
    if (isBusy) return;
    isBusy = true;
    await preview(element, form).catch(() => {
      element.dataset.stale = '';
    });
    isBusy = false;
    if (isChanged) send();
  };
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(send, PAUSE_MS);
  });
  if (isFilledIn(form)) send();
}

/** Tells whether somebody was quicker than this script. */
function isFilledIn(form) {
  return [...form.elements].some(
    ({ value, defaultValue = value, checked, defaultChecked }) => value !== defaultValue || checked !== defaultChecked,
  );
}

async function preview(element, form) {
  const body = new URLSearchParams(new FormData(form));
  body.set('do', 'preview');
  const answer = await fetch(form.getAttribute('action'), { method: 'POST', body, headers: { accept: 'text/html' }, redirect: 'manual' });
  if (!answer.ok) throw new Error(String(answer.status));
  element.innerHTML = html.createHTML(await answer.text());
  delete element.dataset.stale;
}

function guard(forms) {
  const written = new Set(document.body.dataset.unstored === undefined ? [] : forms);
  for (const form of forms) {
    form.addEventListener('input', () => written.add(form));
    form.addEventListener('submit', () => written.clear());
  }
  addEventListener('beforeunload', (event) => {
    if (written.size > 0) event.preventDefault();
  });
}

/** Inside a closed <details> a browser cannot show why it refuses what was written, and does nothing. */
function unfold({ target }) {
  for (let details = target.closest('details'); details; details = details.parentElement.closest('details')) details.open = true;
}

if (globalThis.document !== undefined) {
  setInterval(countDown, MINUTE_MS / 2);
  for (const element of document.querySelectorAll('[data-every]')) keepLive(element);
  for (const element of document.querySelectorAll('[data-once]')) fetchOnce(element);
  for (const button of document.querySelectorAll('[data-copy]')) offerCopy(button);
  for (const group of document.querySelectorAll('[data-copies]')) offerCopies(group);
  for (const element of document.querySelectorAll('[data-preview]')) keepPreviewed(element);
  guard(document.querySelectorAll('form[data-guard]'));
  document.addEventListener('invalid', unfold, true);
}
