// Reads and writes YAML, for the commands that load the package only when they need it. They do not import the package itself: of a package in CommonJS, a
// part of the bundled program has no exports by name.
import { parse, stringify } from 'yaml';

export function readYaml(text: string): unknown {
  return parse(text);
}

export function writeYaml(value: unknown): string {
  return stringify(value);
}
