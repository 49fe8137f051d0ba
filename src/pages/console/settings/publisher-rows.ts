// Lists in the publisher's settings that the form shows as rows: the parts of a row in their order, and how a row is called. Pure data.
import { fieldAt, type PublisherPath } from '../../../domain/publisher/publisher-fields.ts';

export interface RowsOf {
  /** Names one row. */
  label: string;
  /** Fields of a row, in their order. */
  parts: readonly string[];
  /** Where the table of fields has the part. */
  paths: Readonly<Record<string, PublisherPath>>;
  /** Labels and hints of parts that are keys of a map, which the table has no entry for. */
  labels?: Readonly<Record<string, string>>;
  hints?: Readonly<Record<string, string>>;
}

export const PUBLISHER_ROWS = {
  sections: {
    label: 'Section',
    parts: ['name', 'code', 'description'],
    paths: { name: 'sections[].name', code: 'sections[].code', description: 'sections[].description' },
  },
  desks: {
    label: 'Desk',
    parts: ['name', 'code', 'contact', 'section'],
    paths: { name: 'desks[].name', code: 'desks[].code', contact: 'desks[].contact', section: 'desks[].section' },
  },
  'thirdPartyContent.sources': {
    label: 'Exception',
    parts: ['name', 'content'],
    paths: { name: 'thirdPartyContent.sources[].name', content: 'thirdPartyContent.sources[].content' },
  },
  redirects: {
    label: 'Moved feed',
    parts: ['path', 'feed'],
    paths: {},
    labels: { path: 'Old path', feed: 'Feed here' },
    hints: {
      path: 'The path is the part of the old address after the host, such as /rss/world.',
      feed: 'Write all, or the name of a feed, such as sections/world.',
    },
  },
  sectionMaps: {
    label: 'Filing',
    parts: ['collection', 'name', 'section'],
    paths: {},
    labels: { collection: 'Collection', name: 'What its copy says', section: 'Code of the section' },
    hints: {
      collection: 'Write the name of the import’s collection.',
      name: 'Write the name of the section in the copy, or * for everything that is not listed.',
      section: 'Write the code of one of the sections above.',
    },
  },
} as const satisfies Readonly<Record<string, RowsOf>>;

export type RowList = keyof typeof PUBLISHER_ROWS;

/** Label of a field of the form; `undefined` if the form has none of this name. */
export function publisherLabel(name: string): string | undefined {
  const single = name.includes('[') ? undefined : fieldAt(name);
  if (single !== undefined) return single.label;
  const [, list = '', number = '', part = ''] = /^([\w.]+?)\.(\d{1,4})\.(\w+)$/.exec(name) ?? [];
  const found = Object.entries<RowsOf>(PUBLISHER_ROWS).find(([key]) => key === list)?.[1];
  if (found === undefined || !found.parts.includes(part)) return undefined;
  return `${found.label} ${Number(number) + 1}: ${found.labels?.[part] ?? fieldAt(found.paths[part] ?? '')?.label ?? part}`;
}
