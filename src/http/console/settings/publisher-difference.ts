// Settings of the publisher as facts in words, to compare two states of them field by field. Reads settings of older programs too. Pure.
import { fieldAt, labelAt, PUBLISHER_PATHS } from '../../../domain/publisher/publisher-fields.ts';

/** A fact about the settings. */
export interface Fact {
  /** The same for the same fact of other settings. */
  label: string;
  text: string;
  /** The field of the settings that it is about, at the top. */
  field: string;
}

type Facts = Map<string, Fact>;

/** Paths of fields that are one text, word, number or list of texts. */
const SINGLE = PUBLISHER_PATHS.filter(
  (path) => !path.includes('[]') && !['sections', 'desks', 'thirdPartyContent.sources', 'redirects', 'sectionMaps', 'logo'].includes(path),
);

const LISTS = [
  ['sections', 'Section', 'code'],
  ['desks', 'Desk', 'code'],
  ['thirdPartyContent.sources', 'Source', 'name'],
] as const;

/** Everything that the settings say, in the order of the form. `settings` is what was stored. */
export function factsOf(settings: unknown): Facts {
  const facts: Facts = new Map();
  const add = (path: string, label: string, text: string) => facts.set(label, { label, text, field: path.split('.')[0] ?? path });
  for (const path of SINGLE) {
    const text = wordsOf(path, valueAt(settings, path));
    if (text !== '') add(path, path.startsWith('logo.') ? `Logo: ${labelAt(path)}` : labelAt(path), text);
  }
  for (const [list, label, key] of LISTS) {
    for (const entry of entriesOf(valueAt(settings, list))) {
      const { [key]: named, ...parts } = record(entry);
      const texts = Object.entries(parts).map(([part, value]) => wordsOf(`${list}[].${part}`, value));
      add(list, `${label} ${String(named)}`, texts.filter((text) => text !== '').join(' – '));
    }
  }
  for (const [path, feed] of Object.entries(record(valueAt(settings, 'redirects'))))
    add('redirects', `Feed that moved from ${path}`, String(feed));
  for (const [collection, map] of Object.entries(record(valueAt(settings, 'sectionMaps'))))
    for (const [name, section] of Object.entries(record(map)))
      add('sectionMaps', `Copy of ${collection} that says “${name}”`, String(section));
  return facts;
}

export interface ChangedFact {
  label: string;
  /** Empty: there was none. */
  before: string;
  /** Empty: there is none. */
  after: string;
  field: string;
}

/** The facts that differ, in the order of the form. */
export function changedFacts(before: unknown, after: unknown): ChangedFact[] {
  const [former, latter] = [factsOf(before), factsOf(after)];
  const changed = [...new Map([...former, ...latter]).values()].flatMap(({ label, field }) => {
    const [was = '', is = ''] = [former.get(label)?.text, latter.get(label)?.text];
    return was === is ? [] : [{ label, before: was, after: is, field }];
  });
  const order = changedOrder(before, after);
  return order === undefined ? changed : [...changed, order];
}

/** Present if sections that both have stand in another order. */
function changedOrder(before: unknown, after: unknown): ChangedFact | undefined {
  const [former, latter] = [before, after].map((settings) =>
    entriesOf(valueAt(settings, 'sections')).map((entry) => String(record(entry)['name'])),
  );
  const [was, is] = [former?.filter((name) => latter?.includes(name)), latter?.filter((name) => former?.includes(name))];
  if (was === undefined || is === undefined || was.join('\n') === is.join('\n')) return undefined;
  return { label: 'Order of the sections', before: was.join(', '), after: is.join(', '), field: 'sections' };
}

function wordsOf(path: string, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(String).join('\n');
  const text = String(value);
  const choices = fieldAt(path)?.choices ?? {};
  return Object.hasOwn(choices, text) ? (choices[text] ?? text) : text;
}

function valueAt(settings: unknown, path: string): unknown {
  return path.split('.').reduce((value, name) => record(value)[name], settings);
}

function entriesOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {};
}
