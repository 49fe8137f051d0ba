// The files that the Worker makes /docs of: every part of the reference as HTML. Run when the static files are made (src/cli/assets), never in the Worker.
import { DOCS_FILE, type DocsFile, type DocsPart } from '../pages/layout/docs-parts.ts';
import { minified } from '../pages/layout/style.ts';
import { describedSchemas } from '../reference/document/described.ts';
import { EXAMPLES } from '../reference/examples/examples.ts';
import { SUBJECTS } from '../reference/subjects.ts';
import { type Chapter, type ChapterData, endpointChapter, errorTable } from './chapters.tsx';
import { Contents } from './contents.tsx';
import { DOCS_SCRIPT } from './docs-script.ts';
import { DOCS_STYLE } from './docs-style.ts';
import { renderGuide, type Samples } from './guide.tsx';

export interface DocsSources {
  /** Markdown by the name of the file. */
  guides: Readonly<Record<string, string>>;
  samples: Samples;
}

interface GuidePart {
  guide: string;
  atPortal: boolean;
}

/** The order of the page. */
const PARTS: readonly (GuidePart | Chapter)[] = [
  { guide: 'start', atPortal: false },
  { guide: 'readers', atPortal: false },
  { guide: 'partners', atPortal: true },
  { guide: 'wordpress', atPortal: true },
  { guide: 'desk', atPortal: false },
  { guide: 'operators', atPortal: false },
  { guide: 'conventions', atPortal: true },
  { guide: 'feeds', atPortal: false },
  { id: 'public', title: 'Endpoints for everybody', objects: 'Objects for everybody', atPortal: false, callers: ['public'] },
  { guide: 'licensed-copy', atPortal: true },
  { guide: 'receipts', atPortal: true },
  { id: 'licensed', title: 'Endpoints for partners', objects: 'Objects for partners', atPortal: true, callers: ['licensed', 'token'] },
  { guide: 'editing', atPortal: false },
  { guide: 'licensing', atPortal: false },
  { id: 'desk-endpoints', title: 'Endpoints for the desk', objects: 'Objects for the desk', atPortal: false, callers: ['desk'] },
  { guide: 'pages', atPortal: false },
  { guide: 'errors', atPortal: false },
  { guide: 'glossary', atPortal: false },
];

/** Texts of files by their paths below the folder of static files. */
export function docsFiles(sources: DocsSources): Record<string, string> {
  const data: ChapterData = { subjects: SUBJECTS, examples: EXAMPLES, schemas: describedSchemas() };
  const described = new Set<string>();
  const parts = PARTS.flatMap((part) => ('id' in part ? endpointChapter(part, data, described) : guidePart(part, sources)));
  const file: DocsFile = { style: minified(DOCS_STYLE), script: DOCS_SCRIPT, parts };
  return { [DOCS_FILE]: JSON.stringify(file) };
}

function guidePart({ guide: name, atPortal }: GuidePart, { guides, samples }: DocsSources): DocsPart {
  const markdown = guides[name];
  if (markdown === undefined) throw new Error(`there is no guide ${name}.md`);
  const { title, headings, html } = renderGuide(name, markdown, samples);
  const contents = (<Contents title={title} entries={headings} />).toString();
  return { atPortal, contents, html: `<section>${name === 'errors' ? `${html}${errorTable()}` : html}</section>` };
}
