// The publisher's settings after one section was joined to another. Pure.
import type { Publisher } from './publisher.ts';

/** Returns the settings without the section: what named it names the one that stays. */
export function withJoinedSection(publisher: Publisher, from: string, into: string): Publisher {
  const { desks, sections, sectionMaps, redirects } = publisher;
  const codeNow = (code: string) => (code === from ? into : code);
  const feedNow = (name: string) => (name === `sections/${from}` ? `sections/${into}` : name);
  return {
    ...publisher,
    sections: sections.filter(({ code }) => code !== from),
    desks: desks.map((desk) => (desk.section === undefined ? desk : { ...desk, section: codeNow(desk.section) })),
    ...(sectionMaps === undefined ? {} : { sectionMaps: mapped(sectionMaps, (map) => mapped(map, codeNow)) }),
    ...(redirects === undefined ? {} : { redirects: mapped(redirects, feedNow) }),
  };
}

/** What of the settings names a section, apart from the section itself. */
export interface SectionUse {
  /** Names of desks whose imported copy is filed under it. */
  desks: string[];
  /** Names of collections whose copy is filed under it by a map. */
  collections: string[];
  /** Old addresses of feeds that lead to its feed. */
  redirects: string[];
}

export function usesOfSection({ desks, sectionMaps = {}, redirects = {} }: Publisher, section: string): SectionUse {
  return {
    desks: desks.filter((desk) => desk.section === section).map(({ name }) => name),
    collections: Object.entries(sectionMaps).flatMap(([name, map]) => (Object.values(map).includes(section) ? [name] : [])),
    redirects: Object.entries(redirects).flatMap(([path, feed]) => (feed === `sections/${section}` ? [path] : [])),
  };
}

function mapped<V, W>(record: Readonly<Record<string, V>>, change: (value: V) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
