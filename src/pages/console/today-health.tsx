// Whether readers get what the desk has published: writes to KV and purges of caches.
import type { CatalogueHealth } from '../../domain/publisher/catalogue-today.ts';
import { grouped } from '../../domain/values/grouped.ts';
import { Countdown } from '../signed-in/relative-time.tsx';

export function Health({ health, nowMs }: { health: CatalogueHealth; nowMs: number }) {
  const { lastWrite, unwrittenKeys, refusedKeys, unsentPurges, failedPurges } = health;
  return (
    <>
      <h2>Delivery to readers</h2>
      {refusedKeys > 0 && (
        <p class="message">
          KV has refused {counted(refusedKeys, 'write', 'writes')}. They are tried again, and readers get the current articles from the
          Catalogue meanwhile.
        </p>
      )}
      <dl class="facts">
        <dt>Last write to KV</dt>
        <dd>{lastWrite === undefined ? 'None yet' : <Countdown instant={lastWrite} nowMs={nowMs} />}</dd>
        <dt>Still to be written</dt>
        <dd>{counted(unwrittenKeys, 'key', 'keys')}</dd>
        <dt>Purges still to be sent</dt>
        <dd>{counted(unsentPurges, 'cache tag', 'cache tags')}</dd>
        <dt>Purges that failed</dt>
        <dd>
          {failedPurges === undefined ? (
            'None'
          ) : (
            <>
              {counted(failedPurges.count, 'message', 'messages')}, the last one <Countdown instant={failedPurges.last} nowMs={nowMs} />.
              Their tags were sent again.
            </>
          )}
        </dd>
      </dl>
    </>
  );
}

function counted(count: number, one: string, many: string): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}
