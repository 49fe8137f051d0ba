// libxml2, which many readers parse with, as a second opinion on whole files. Debian calls the package libxml2-utils.
import { spawnSync } from 'node:child_process';

export const HAS_XMLLINT = spawnSync('xmllint', ['--version']).status === 0;

/** Shown as the name of a test that is left out, so that its absence is seen. */
export const XMLLINT_NOTE = HAS_XMLLINT ? '' : ' (left out: xmllint is not installed)';

/** What libxml2 objects to; empty when it reads every file. */
export function objectionsOfXmllint(paths: readonly string[]): string {
  return spawnSync('xmllint', ['--noout', '--nonet', ...paths], { encoding: 'utf8' }).stderr;
}
