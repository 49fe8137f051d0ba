// Who received an article, as far as the partners' objects have answered.

export interface Receivers {
  /** Names of the partners, sorted. */
  received: readonly string[];
  /** Number of partners whose objects have answered. */
  asked: number;
  /** Number of partners that were to be asked. */
  listed: number;
  /** There are more partners, which were not asked. */
  isMore: boolean;
}

export function receiversFragment(receivers: Receivers): string {
  return (<ReceiversList {...receivers} />).toString();
}

function ReceiversList({ received, asked, listed, isMore }: Receivers) {
  const of = isMore ? `the first ${listed}` : listed;
  return (
    <p class="hint">
      {listed === 0
        ? 'There is no partner that could have received it.'
        : `${received.length} received it; ${asked} of ${of} partners asked.`}
      {received.length > 0 && (
        <>
          {' '}
          {received.map((name, index) => (
            <>
              {index > 0 && ', '}
              <bdi>{name}</bdi>
            </>
          ))}
        </>
      )}
    </p>
  );
}
