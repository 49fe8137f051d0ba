// Code on the page: a text with a caption, and samples of one program in several languages, of which one is shown.
import { raw } from 'hono/html';
import { namesOf } from '../domain/values/stored.ts';

export interface CodeProps {
  /** Says what the text is, above it. */
  caption: string;
  text: string;
  /** Names of members are marked. */
  isJson?: boolean;
}

/** The script adds a button that copies the text. */
export function Code({ caption, text, isJson = false }: CodeProps) {
  return (
    <figure class="code">
      <figcaption>{caption}</figcaption>
      <Text text={text} isJson={isJson} />
    </figure>
  );
}

/** A long text scrolls, so it can be reached with the keyboard (WCAG 2.1.1). */
function Text({ text, isJson = false }: { text: string; isJson?: boolean }) {
  return (
    <pre tabindex={0}>
      <code>{isJson ? raw(markedJson(text)) : text}</code>
    </pre>
  );
}

/** JSON with the names of its members in `i`. */
function markedJson(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/"(?:[^"\\]|\\.)*"(?=:)/g, '<i>$&</i>');
}

export const LANGUAGES = { sh: 'curl', mjs: 'JavaScript', py: 'Python', php: 'PHP' } as const;
export type Language = keyof typeof LANGUAGES;

export interface SampleProps {
  /** Of the files, such as `follow-changes`. */
  name: string;
  /** Says what the program does. */
  caption: string;
  texts: Readonly<Partial<Record<Language, string>>>;
}

/** Radio buttons choose the language without a script; with it, a choice is one for the whole page. */
export function Sample({ name, caption, texts }: SampleProps) {
  const languages = namesOf(LANGUAGES).filter((language) => texts[language] !== undefined);
  if (languages.length === 1) return <Code caption={caption} text={texts[languages[0] ?? 'sh']?.trimEnd() ?? ''} />;
  return (
    <fieldset class="code sample">
      <legend>{caption}</legend>
      {languages.map((language, index) => (
        <label>
          <input type="radio" name={`sample-${name}`} value={language} checked={index === 0} /> {LANGUAGES[language]}
        </label>
      ))}
      {languages.map((language) => (
        <div data-language={language}>
          <Text text={texts[language]?.trimEnd() ?? ''} />
        </div>
      ))}
    </fieldset>
  );
}
