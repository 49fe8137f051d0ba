// A guide of src/reference/guides, which is Markdown with samples, as HTML whose headings have anchors.
import { raw } from 'hono/html';
import { Marked, type Token, type Tokens } from 'marked';
import { Code, type Language, Sample } from './code.tsx';

export interface Heading {
  id: string;
  text: string;
}

export interface Guide {
  /** The whole, whose title is a heading of the second level. */
  title: Heading;
  /** Of the third level. */
  headings: Heading[];
  html: string;
}

/** By name of the program and by language. */
export type Samples = Readonly<Record<string, Partial<Record<Language, string>>>>;

/** A line of its own: `[[sample follow-changes: Follow the changes]]`. */
const SAMPLE_LINE = /^\[\[sample ([a-z-]+): (.+)\]\]$/;

/** `name` is that of the file, and the beginning of the ids of its headings. The first line of the text is its title: `# Quick start for partners`. */
export function renderGuide(name: string, markdown: string, samples: Samples): Guide {
  const headings: Heading[] = [];
  const marked = new Marked({
    renderer: {
      heading({ tokens, text, depth }: Tokens.Heading) {
        const heading = { id: depth === 1 ? name : `${name}-${slugOf(text)}`, text: text.replaceAll('`', '') };
        if (depth <= 2) headings.push(heading);
        return headingHtml(heading.id, depth + 1, this.parser.parseInline(tokens));
      },
      code({ text, lang = '' }: Tokens.Code) {
        const [language = '', ...caption] = lang.split(' ');
        return (<Code caption={caption.join(' ')} text={text} isJson={language === 'json'} />).toString();
      },
      paragraph({ tokens, raw: source }: Tokens.Paragraph) {
        const [, sample = '', caption = ''] = SAMPLE_LINE.exec(source.trim()) ?? [];
        if (sample === '') return `<p>${this.parser.parseInline(tokens)}</p>`;
        const texts = samples[sample];
        if (texts === undefined) throw new Error(`${name}.md: there is no sample ${sample}`);
        return (<Sample name={sample} caption={caption} texts={texts} />).toString();
      },
      table(token: Tokens.Table) {
        return tableHtml(token, (tokens) => this.parser.parseInline(tokens));
      },
    },
  });
  const html = marked.parse(markdown, { async: false });
  const [title, ...rest] = headings;
  if (title === undefined || title.id !== name) throw new Error(`${name}.md has no title`);
  return { title, headings: rest, html };
}

/** `Follow changes, 1` to `follow-changes-1`. */
export function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** A heading with a link to itself, which people copy. */
export function headingHtml(id: string, depth: number, html: string): string {
  return `<h${depth} id="${id}"><a href="#${id}">${html}</a></h${depth}>`;
}

/** On a phone each row is a block of its own, in which the names of the columns are repeated by the stylesheet. */
function tableHtml({ header, rows }: Tokens.Table, inline: (tokens: Token[]) => string): string {
  return (
    <table class="facts-table">
      <thead>
        <tr>
          {header.map(({ tokens }) => (
            <th scope="col">{raw(inline(tokens))}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            {row.map(({ tokens }, index) =>
              index === 0 ? <th scope="row">{raw(inline(tokens))}</th> : <td data-column={header[index]?.text}>{raw(inline(tokens))}</td>,
            )}
          </tr>
        ))}
      </tbody>
    </table>
  ).toString();
}
