// The start of most tests of licensed routes: a publisher, one published article, and a partner with a key for it.
import { beforeEach } from 'vitest';
import { publish, setUpPublisher } from './desk.ts';
import { isolateTests } from './isolation.ts';
import { type Licensee, type LicenseeOptions, licensee } from './partner.ts';

/** Sets all of it up before each test. The returned partner is filled in by then, and empty while tests are collected. */
export function licenseeForEachTest(options: LicenseeOptions = {}): Licensee {
  const partner: Licensee = { id: '', key: '', keyId: '' };
  isolateTests();
  beforeEach(async () => {
    await setUpPublisher();
    await publish('eastern-lock');
    Object.assign(partner, await licensee(options));
  });
  return partner;
}
