// Every problem that is explained can be met, and every one that can be met is explained.
import { describe, expect, it } from 'vitest';
import { PROBLEM_TYPES, type ProblemName } from '../../src/domain/problems/problem.ts';
import { read, sourceFiles, withoutComments } from './source-files.ts';

const NAMES = Object.keys(PROBLEM_TYPES) as ProblemName[];

/** What src/http says, without the reasons it switches over: `case 'withdrawn'` answers another problem. */
const HTTP = sourceFiles()
  .filter((path) => path.startsWith('src/http/'))
  .map((path) => withoutComments(read(path)).replace(/\bcase '[^']+':/g, ''))
  .join('\n');

describe('the problems', () => {
  it.each(NAMES)('%s can be met', (name) => {
    expect(HTTP).toContain(`'${name}'`);
  });

  it('have names that make addresses, and texts that say what happened and what to do', () => {
    for (const [name, { status, title, meaning, remedy }] of Object.entries(PROBLEM_TYPES)) {
      expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(title).not.toMatch(/\.$/);
      for (const text of [meaning, remedy]) expect(text, name).toMatch(/^[A-Z].*[.]$/);
    }
  });

  it('are the only source of error answers in src/http', () => {
    expect(HTTP.match(/new Response\([^;]*status: [45]\d\d/g)).toBeNull();
    expect(HTTP.match(/\.(?:json|text|body)\([^;]*,\s*[45]\d\d\b/g)).toBeNull();
    expect(HTTP.match(/\bHTTPException\b/g)).toBeNull();
  });
});
