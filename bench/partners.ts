// Partners as a benchmark needs them: set up through the desk, or by the thousand behind it.
import type { AgreementInput } from '../src/domain/agreements/agreement.ts';
import { agreementSchema } from '../src/domain/agreements/agreement.ts';
import { DESK_TOKEN } from './bindings.ts';
import { PUBLISHER } from './sample.ts';
import type { Workerd } from './workerd.ts';

/** No rate or quota that a second of load could reach. */
export const TERMS: AgreementInput = {
  reference: 'BENCH-1',
  validFrom: '2025-01-01T00:00:00Z',
  form: 'full',
  images: 'own',
  channels: ['web'],
  domains: ['partner.example'],
  notice: { licenceLine: 'Published by {partner} under {reference}.' },
  rate: { requests: 100_000, perSeconds: 1 },
};

const HOUSE = { name: PUBLISHER.name, formerNames: [], houseLine: PUBLISHER.houseLine, timeZone: PUBLISHER.timeZone, settingsMs: 1 };
const PARALLEL = 16;

/** Answers the partner's key. */
export async function addPartner(workerd: Workerd, id: string, changes: Partial<AgreementInput> = {}): Promise<string> {
  await call(workerd, 'PUT', `/desk/partners/${id}`, { name: `Partner ${id}` });
  await call(workerd, 'PUT', `/desk/partners/${id}/agreements/web`, { ...TERMS, ...changes });
  return ((await call(workerd, 'POST', `/desk/partners/${id}/keys`, {})) as { key: string }).key;
}

/** Partners with an agreement each, in their objects and in the directory. */
export async function addPartners(workerd: Workerd, count: number): Promise<void> {
  const terms = agreementSchema.parse(TERMS);
  let next = 0;
  const worker = async () => {
    for (let number = next++; number < count; number = next++) {
      const id = `partner-${number}`;
      const of = (object: string, name: string, method: string) => `/rpc?do=${object}&name=${name}&method=${method}`;
      await workerd.call('control', of('PARTNER', id, 'setUp'), [id, { name: `Partner ${number}` }, { actor: { name: 'bench' } }, false]);
      await workerd.call('control', of('PARTNER', id, 'putAgreement'), [
        { id: 'web', terms, actor: { name: 'bench' }, publisher: HOUSE, dryRun: false },
      ]);
      await workerd.call('control', of('DIRECTORY', 'directory', 'put'), [{ id, name: `Partner ${number}` }]);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
}

export async function revokeKeys(workerd: Workerd, partner: string): Promise<void> {
  const path = `/desk/partners/${partner}/keys`;
  const { keys } = (await call(workerd, 'GET', path)) as { keys: { id: string }[] };
  for (const { id } of keys) await call(workerd, 'DELETE', `${path}/${id}`);
}

async function call(workerd: Workerd, method: string, path: string, body?: unknown): Promise<unknown> {
  const headers = { authorization: `Bearer ${DESK_TOKEN}`, 'content-type': 'application/json' };
  const response = await fetch(workerd.origin('http') + path, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.status === 204 ? undefined : response.json();
}
