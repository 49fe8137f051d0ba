// Decides which of the publisher's sections an article belongs to, and which of its words are subjects. Pure.

import type { Publisher } from '../../domain/publisher/publisher.ts';
import { SECTIONS } from '../../domain/values/limits.ts';
import { codeFor } from '../../domain/values/term.ts';
import { type ReadingOptions, Unreadable } from '../imported-article.ts';
import type { Found } from '../partial-article.ts';
import { deskNamed } from './desks.ts';

export interface SectionsAndSubjects {
  /** Codes, main one first. */
  sections: string[];
  subjects: string[];
  remark?: string | undefined;
}

/** Takes the sections from the options; otherwise from the copy, its categories or its desk; otherwise the publisher's first. Throws
 *  `Unreadable` for a section that does not exist. */
export function sectionsAndSubjectsOf(found: Found, { publisher, section }: ReadingOptions): SectionsAndSubjects {
  const named = section !== undefined ? [section] : (found.sections ?? []);
  const stated = named.map((name) => sectionNamed(name, publisher) ?? refuse(name, publisher));
  const matched = found.categories.map((category) => sectionNamed(category, publisher));
  const subjects = [...found.subjects, ...found.categories.filter((_, index) => matched[index] === undefined)];
  const [first] = publisher.sections;
  const guesses = [stated, matched.filter((code) => code !== undefined), found.desks.flatMap((desk) => sectionOfDesk(desk, publisher))];
  const sections = guesses.find((codes) => codes.length > 0);
  if (sections !== undefined) return { sections: [...new Set(sections)].slice(0, SECTIONS), subjects };
  if (first === undefined) throw new Unreadable('has no section: the publisher has none');
  return { sections: [first.code], subjects, remark: `No section named: filed under ${first.name}.` };
}

function refuse(name: string, publisher: Publisher): never {
  const known = publisher.sections.map((section) => section.code).join(', ');
  throw new Unreadable(`names the section "${name}", which the publisher does not have (sections are ${known})`);
}

function sectionNamed(name: string, publisher: Publisher): string | undefined {
  const wanted = name.trim().toLowerCase();
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
