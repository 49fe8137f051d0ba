// The entries of one part of the reference in its list of contents.
import { Path } from './path.tsx';

export interface Entry {
  id: string;
  text: string;
  /** Of an endpoint. */
  method?: string;
  below?: readonly Entry[];
}

export interface ContentsProps {
  title: Entry;
  entries: readonly Entry[];
}

export function Contents({ title, entries }: ContentsProps) {
  return <Entries entries={[{ ...title, below: entries }]} />;
}

function Entries({ entries }: { entries: readonly Entry[] }) {
  if (entries.length === 0) return null;
  return (
    <ul>
      {entries.map(({ id, text, method, below = [] }) => (
        <li>
          <a href={`#${id}`}>
            {method !== undefined && <i>{method}</i>}
            {method === undefined ? text : <Path path={text} />}
          </a>
          <Entries entries={below} />
        </li>
      ))}
    </ul>
  );
}
