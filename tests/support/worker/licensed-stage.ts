// Where most tests of licensed routes begin: a publisher, one published article, and a partner with a key to it.
import { beforeEach } from 'vitest';
import { publish, setUpPublisher } from './desk.ts';
import { isolateTests } from './isolation.ts';
import { type Licensee, type LicenseeOptions, licensee } from './partner.ts';

/** Sets all of it up anew before each test. The partner that it answers is filled in by then, and empty while tests are collected. */
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
