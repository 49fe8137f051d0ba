// The entries of one part of the reference in its list of contents.
import type { DocsPart } from '../pages/layout/docs-parts.ts';
import { Path } from './path.tsx';

export interface Entry {
  id: string;
  text: string;
  /** Of an endpoint. */
  method?: string;
  below?: readonly Entry[];
}

/** The part with its entries, and its title alone, which the other page at the portal shows. */
export function contentsOf(title: Entry, entries: readonly Entry[]): Pick<DocsPart, 'title' | 'contents'> {
  return { title: (<Entries entries={[title]} />).toString(), contents: (<Entries entries={[{ ...title, below: entries }]} />).toString() };
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
