// Names whoever received something or accepted a notice: a user of the portal by name, a key by its id. Both have ids of one form.
import { partnerPath, userPath } from '../agreements/agreement-paths.ts';

/** Names of users by their ids. What is not among them is a key. */
export type UserNames = Readonly<Record<string, string>>;

interface HolderProps {
  /** Id of the partner. */
  partner: string;
  /** Id of the user or of the key. */
  id: string;
  names: UserNames;
}

/** Leads to the page of the user or of the key. */
export function Holder({ partner, id, names }: HolderProps) {
  const name = names[id];
  return name === undefined ? (
    <a href={`${partnerPath(partner)}/keys/${id}`}>{id}</a>
  ) : (
    <a href={userPath(partner, id)}>
      <bdi>{name}</bdi>
    </a>
  );
}
