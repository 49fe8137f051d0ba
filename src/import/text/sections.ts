// Decides which of the publisher's sections an article belongs to, and which of its words are subjects. Pure.

import type { Publisher } from '../../domain/publisher/publisher.ts';
import { unknownSection } from '../../domain/publisher/section-list.ts';
import { codeFor } from '../../domain/values/term.ts';
import { type ReadingOptions, Unreadable } from '../imported-article.ts';
import type { Found } from '../partial-article.ts';
import { deskNamed } from './desks.ts';

export interface Filing {
  /** Codes, main one first, without a limit. Empty: the copy names none of the publisher's sections, and nothing else says which. */
  sections: string[];
  subjects: string[];
  /** Sections that the copy names and the publisher does not have. */
  unknown: string[];
}

/** Takes the sections from the options; otherwise from the copy, its categories or its desk, each as the map of its collection says; otherwise from the
 *  map's entry for everything else, or from the article that is replaced. Throws `Unreadable` if the section of the options does not exist. */
export function fileUnder(found: Found, options: ReadingOptions): Filing {
  const { publisher, section } = options;
  const mapped = mapOf(collectionOf(found, options), publisher);
  const coded = (name: string) => mapped(name) ?? sectionNamed(name, publisher);
  const named = found.sections ?? [];
  const unknown = named.filter((name) => coded(name) === undefined);
  const subjects = [...found.subjects, ...found.categories.filter((name) => coded(name) === undefined)];
  const chosen = section === undefined ? [] : [sectionNamed(section, publisher) ?? refuse(section, publisher)];
  const guesses = [chosen, codesOf(named, coded), codesOf(found.categories, coded)];
  guesses.push(
    found.desks.flatMap((desk) => sectionOfDesk(desk, publisher)),
    codesOf([OTHERWISE], mapped),
    [...(options.replacedSections ?? [])],
  );
  const sections = guesses.find((codes) => codes.length > 0) ?? [];
  return { sections: [...new Set(sections)], subjects, unknown: section === undefined ? unknown : [] };
}

/** The name in a map that stands for copy without another entry. */
const OTHERWISE = '*';

/** What the command line names has priority over the site of the copy, and that over the folder. */
function collectionOf({ collection }: Found, options: ReadingOptions): string | undefined {
  return options.collection ?? collection ?? options.folderCollection;
}

function mapOf(collection: string | undefined, { sectionMaps = {} }: Publisher): (name: string) => string | undefined {
  const map = collection !== undefined && Object.hasOwn(sectionMaps, collection) ? sectionMaps[collection] : {};
  const codes = new Map(Object.entries(map ?? {}).map(([name, code]) => [comparable(name), code]));
  return (name) => codes.get(comparable(name));
}

function comparable(name: string): string {
  return name.trim().toLowerCase();
}

function codesOf(names: readonly string[], coded: (name: string) => string | undefined): string[] {
  return names.map(coded).filter((code) => code !== undefined);
}

function refuse(name: string, publisher: Publisher): never {
  throw new Unreadable(`the section "${name}" ${unknownSection(publisher)}`);
}

function sectionNamed(name: string, publisher: Publisher): string | undefined {
  const wanted = comparable(name);
  const found = publisher.sections.find((section) => section.code === wanted || section.name.toLowerCase() === wanted);
  return (found ?? publisher.sections.find((section) => section.code === codeFor(name)))?.code;
}

function sectionOfDesk(name: string, publisher: Publisher): string[] {
  const desk = deskNamed(name, publisher);
  if (desk?.section !== undefined) return [desk.section];
  const words = name.toLowerCase().startsWith(`${publisher.name.toLowerCase()} `) ? name.slice(publisher.name.length + 1) : name;
  const code = sectionNamed(words.replace(/\s+(?:news)?desk$/i, ''), publisher);
  return code === undefined ? [] : [code];
}
