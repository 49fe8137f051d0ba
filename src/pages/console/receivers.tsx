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

function ReceiversList(receivers: Receivers) {
  const { received, asked, listed } = receivers;
  return (
    <p class="hint">
      {listed === 0 ? 'There is no partner that could have received it.' : countOf(receivers)}
      {received.length > 0 && ': '}
      {received.map((name, index) => (
        <>
          {index > 0 && ', '}
          <bdi>{name}</bdi>
        </>
      ))}
      {asked > 0 && asked < listed && `. ${listed - asked} could not be asked just now.`}
    </p>
  );
}

function countOf({ received, asked, isMore }: Receivers): string {
  if (asked === 0) return 'No partner could be asked just now';
  const of = `of the ${isMore ? 'first ' : ''}${asked} partners that were asked`;
  return received.length === 0 ? `None ${of} received it` : `Received by ${received.length} ${of}`;
}
