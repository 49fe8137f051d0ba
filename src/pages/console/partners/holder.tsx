// Names whoever received something: a person of the portal by name, a key by its name and its id, because several keys may have one name.
import { type Holders, holderName } from '../../../domain/partners/holders.ts';
import { partnerPath, userPath } from '../agreements/agreement-paths.ts';

interface HolderProps {
  /** Id of the partner. */
  partner: string;
  /** Id of the user or of the key. */
  id: string;
  holders: Holders;
}

/** Leads to the page of the user or of the key. */
export function Holder({ partner, id, holders }: HolderProps) {
  const name = holderName(holders, id);
  if (name === undefined) return <a href={`${partnerPath(partner)}/keys/${id}`}>{id}</a>;
  if (holders[id]?.isKey === false)
    return (
      <a href={userPath(partner, id)}>
        <bdi>{name}</bdi>
      </a>
    );
  return (
    <>
      <a href={`${partnerPath(partner)}/keys/${id}`}>
        <bdi>{name}</bdi>
      </a>{' '}
      <span class="hint">{id}</span>
    </>
  );
}
