// Terms of a contract as a terminal shows them: nobody has to reckon when a right begins or ends.
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { sayAgreement } from '../../../src/cli/agreements/agreement-words.ts';
import { showNotices } from '../../../src/cli/agreements/notice-examples.ts';
import { AGREEMENT_HEAD, agreementRows } from '../../../src/cli/commands/agreements.ts';
import { openTerminal } from '../../../src/cli/terminal/terminal.ts';
import { type AgreementVersion, agreementSchema } from '../../../src/domain/agreements/agreement.ts';

const DAY_MS = 86_400_000;
const [FROM, UNTIL, EARLIER] = [-3, 5, 4].map((days) => new Date(Date.now() + days * DAY_MS).toISOString());
const ACCEPTANCE = { state: 'accepted', sha256: '0'.repeat(64), templateVersion: 1 } as const;

function version(number: number, validUntil: string | undefined): AgreementVersion {
  const terms = agreementSchema.parse({ reference: 'HG-2026-4', validFrom: FROM, validUntil, form: 'full', channels: ['app'] });
  return { id: 'main', version: number, made: terms.validFrom, sha256: '0'.repeat(64), terms };
}

function shown(tell: (terminal: ReturnType<typeof openTerminal>) => void): string {
  const written: string[] = [];
  const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 80, getColorDepth: () => 8, hasColors: () => true });
  stream.on('data', (chunk) => written.push(String(chunk)));
  const out = stream as unknown as NodeJS.WriteStream;
  tell(openTerminal(false, out, out));
  return stripVTControlCharacters(written.join(''));
}

/** To the second: tables have no milliseconds. */
function onScreen(instant = ''): string {
  return instant.replace(/\.\d+Z$/, 'Z');
}

test('the list of agreements shows exact dates and times, even at 80 columns', () => {
  const template = { agreement: 'main', version: 1, made: FROM ?? '', sha256: '0'.repeat(64) } as never;
  const rows = agreementRows({ agreement: version(1, UNTIL), acceptance: ACCEPTANCE, template, inForce: true });
  const screen = shown((terminal) => terminal.table(AGREEMENT_HEAD, rows));
  for (const whole of [onScreen(FROM), onScreen(UNTIL), 'HG-2026-4', 'accepted']) expect(screen).toContain(whole);
});

test('the changes of a new version are shown with exact dates and times', () => {
  const [before, agreement] = [version(1, UNTIL), version(2, EARLIER)];
  const screen = shown((terminal) =>
    sayAgreement(terminal, { outcome: 'changed', agreement, before, acceptance: ACCEPTANCE }, { dryRun: false }),
  );
  expect(screen).toMatch(new RegExp(`^validUntil +${onScreen(UNTIL)} +${onScreen(EARLIER)}`, 'm'));
});

test('a notice in a language without a name in words is shown under its tag', () => {
  const notices = ['de-u-co-phonebk', 'en-x', 'fr'].map((language) => ({
    language,
    source: 'The Quay Courier',
    text: 'For you.',
    html: '',
  }));
  const screen = shown((terminal) => showNotices(terminal, notices));
  for (const named of ['in de-u-co-phonebk:', 'in en-x:', 'in French:']) expect(screen).toContain(named);
});
