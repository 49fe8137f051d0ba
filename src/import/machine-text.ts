// Text that programs write for programs: logs, settings, source code, subtitles, dumps. As plain text it would be published as a story. Pure.

const SHOWN_CHARS = 8_000;
const MOST_LINES = 60;

/** By how the text begins. */
const BY_START: readonly (readonly [string, RegExp])[] = [
  ['subtitles', /^(?:WEBVTT\b|\d{1,6}\n\d\d:\d\d:\d\d[,.]\d{3} -->|\[Script Info\]|<SAMI>)/],
  ['a list of media files', /^(?:#EXTM3U|\[playlist\])/i],
  ['a set of changes to files', /^(?:diff --git |Index: \S+\n={20}|--- \S+.*\n\+\+\+ \S+.*\n@@ )/],
  ['a file with a conflict of versions', /^<{7} \S[^\n]*\n[\s\S]*\n={7}\n/],
  ['a pointer of Git LFS', /^version https:\/\/git-lfs\.github\.com\//],
  ['an answer of a web server', /^(?:HTTP\/\d(?:\.\d)? \d{3}\b|WARC\/\d)/],
  ['a link to a page', /^\[(?:InternetShortcut|Desktop Entry)\]/i],
  ['rules for robots', /^(?:#[^\n]{0,200}\n\s*){0,20}(?:user-agent|sitemap):\s*\S/i],
  ['encoded data', /^begin(?:-base64)? [0-7]{3,4} \S/],
  ['a list of sources', /^(?:@[a-z]{3,20}\{[^\n]{0,100},\s*\n|TY {2}- [A-Z]{3,6}\b|%0 [A-Z]|LDR \d{5})/i],
  ['a family tree', /^0 HEAD\n1 /],
  ['data of a layout program', /^<(?:(?:UNICODE|ASCII|ANSI)-(?:MAC|WIN)|v\d{1,2}\.\d{1,2})>/],
  ['source code', /^(?:<%@|<\?xml-stylesheet|package [\w.]+;|using [\w.]+;|#!\/|#pragma |\(function ?\()/],
  [
    'a kind of markup that is not read: convert it to Markdown or HTML',
    /^(?:\.TH |#\+TITLE:|\{\{Infobox|\\documentclass|\\begin\{document\}|\.\. [a-z-]{2,30}::)/im,
  ],
  [
    'a database dump',
    /^(?:--[^\n]{0,200}\n\s*|\/\*[^\n]{0,200}\n\s*){0,20}(?:(?:CREATE|DROP|ALTER) (?:TABLE|DATABASE|SCHEMA|INDEX)|INSERT INTO|SET (?:NAMES|SQL_MODE|FOREIGN_KEY_CHECKS|statement_timeout)|BEGIN TRANSACTION;|PRAGMA \w+)\b[^\n]{0,400}(?:[;(,]|VALUES)/,
  ],
];

/** By what nearly all lines are. */
const BY_LINES: readonly (readonly [string, RegExp, number])[] = [
  [
    'a log',
    /^\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d|^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S+ \S+:|^(?:\d{1,3}\.){3}\d{1,3} \S+ \S+ \[|^\[?(?:TRACE|DEBUG|INFO|WARN(?:ING)?|ERROR|FATAL)\]?[: ]/,
    2,
  ],
  ['data or settings', /^\s*(?:export )?[A-Za-z_][\w.-]{0,60} ?= ?\S*$|^\s*[A-Za-z_][\w.-]{0,60} ?= ?["'\d[{]|^\[[\w ."-]{1,60}\]$/, 2],
  ['a list of sellers of advertising', /^[\w-]{1,60}(?:\.[\w-]{1,60})+, ?[\w-]{1,60}, ?(?:DIRECT|RESELLER)\b/i, 1],
  ['encoded data', /^[A-Za-z0-9+/]{60,}={0,2}$|^[A-Za-z0-9+/]{4,60}={1,2}$/, 1],
  ['encoded data', /^[0-9a-f]{6,8}:? {1,2}(?:[0-9a-f]{2,4} {1,2}){4}/i, 1],
  [
    'source code',
    /[{}]\s*$|[)}\]"'\d]\s*;\s*$|^\s*(?:\/\/|\/\*|\*\/|#include\b|@\w+$|[)\]}]+[;,)]*$)|^\s*(?:def|class|function|if|for|while|elif|else|try|except|func|fn|impl|struct|switch|case)\b.*[:{(]$|^\s*(?:import|from|export|const|let|var|return|print|require)\b.*[;({='")\w]$/,
    2,
  ],
];
const NEARLY_ALL = 0.8;

/** The kind of text, if it was written for a program; `undefined` for copy. */
export function machineKind(text: string): string | undefined {
  const start = text.slice(0, SHOWN_CHARS).trimStart();
  const kind = BY_START.find(([, pattern]) => pattern.test(start))?.[0];
  if (kind !== undefined) return kind;
  const lines = start.split('\n', MOST_LINES).filter((line) => line.trim() !== '');
  // The last one may have been cut.
  if (text.length > SHOWN_CHARS && lines.length > 1) lines.pop();
  if (isYaml(start, lines)) return 'data or settings';
  return BY_LINES.find(([, pattern, least]) => {
    const like = lines.filter((line) => pattern.test(line)).length;
    return like >= least && like >= lines.length * NEARLY_ALL;
  })?.[0];
}

/** A list of results has names and values, too, but no key with others below it. */
function isYaml(start: string, lines: readonly string[]): boolean {
  const like = lines.filter((line) => YAML_LINE.test(line)).length;
  return like >= 4 && like >= lines.length * NEARLY_ALL && /^[\w.-]{1,40}:[ \t]*\n[ \t]+(?:- )?["']?[\w.-]{1,40}["']?:/m.test(start);
}

const YAML_LINE = /^\s*(?:- )?["']?[\w.-]{1,40}["']?:(?: \S{0,60})?$|^\s+- \S{1,60}(?:: \S{1,60})?$/;
