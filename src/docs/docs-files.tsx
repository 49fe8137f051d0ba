// The files that the Worker makes /docs of: every part of the reference as HTML. Run when the static files are made (src/cli/assets), never in the Worker.
import { DOCS_FILE, type DocsFile, type DocsPart, type DocsPlace } from '../pages/layout/docs-parts.ts';
import { minified } from '../pages/layout/style.ts';
import { describedSchemas } from '../reference/document/described.ts';
import { EXAMPLES } from '../reference/examples/examples.ts';
import { ENDPOINTS, SUBJECTS } from '../reference/subjects.ts';
import { type Chapter, type ChapterData, endpointChapter, errorTable } from './chapters.tsx';
import { contentsOf } from './contents.tsx';
import { DOCS_SCRIPT } from './docs-script.ts';
import { DOCS_SEARCH } from './docs-search.ts';
import { DOCS_STYLE } from './docs-style.ts';
import { renderGuide, type Samples } from './guide.tsx';

export interface DocsSources {
  /** Markdown by the name of the file. */
  guides: Readonly<Record<string, string>>;
  samples: Samples;
}

interface GuidePart {
  guide: string;
  places: readonly DocsPlace[];
}

const PUBLIC = ['public'] as const;
const PORTAL = ['public', 'portal'] as const;
/** At the portal on the page of objects, because all of it would be too much for one page there (docs/decisions, 0064). */
const OBJECTS = ['public', 'portal-objects'] as const;

/** The order of the page. */
const PARTS: readonly (GuidePart | Chapter)[] = [
  { guide: 'start', places: PUBLIC },
  { guide: 'readers', places: PUBLIC },
  { guide: 'partners', places: PORTAL },
  { guide: 'wordpress', places: PORTAL },
  { guide: 'desk', places: PUBLIC },
  { guide: 'operators', places: PUBLIC },
  { guide: 'conventions', places: OBJECTS },
  { guide: 'feeds', places: PUBLIC },
  { id: 'public', title: 'Endpoints for everybody', objects: 'Objects for everybody', places: PUBLIC, callers: ['public'] },
  { guide: 'licensed-copy', places: PORTAL },
  { guide: 'receipts', places: PORTAL },
  { id: 'licensed', title: 'Endpoints for partners', objects: 'Objects for partners', places: PORTAL, callers: ['licensed', 'token'] },
  { guide: 'editing', places: PUBLIC },
  { guide: 'licensing', places: PUBLIC },
  { id: 'desk-endpoints', title: 'Endpoints for the desk', objects: 'Objects for the desk', places: PUBLIC, callers: ['desk'] },
  { guide: 'pages', places: PUBLIC },
  { guide: 'errors', places: OBJECTS },
  { guide: 'glossary', places: PUBLIC },
];

/** Texts of files by their paths below the folder of static files. */
export function docsFiles(sources: DocsSources): Record<string, string> {
  const data: ChapterData = { subjects: SUBJECTS, examples: EXAMPLES, schemas: describedSchemas() };
  const described = new Set<string>();
  const parts = PARTS.flatMap((part) => ('id' in part ? endpointChapter(part, data, described) : guideParts(part, sources)));
  const file: DocsFile = {
    style: minified(DOCS_STYLE),
    script: `${DOCS_SCRIPT}
${DOCS_SEARCH}`,
    parts,
  };
  return { [DOCS_FILE]: JSON.stringify(file) };
}

function guideParts({ guide: name, places }: GuidePart, { guides, samples }: DocsSources): DocsPart[] {
  const markdown = guides[name];
  if (markdown === undefined) throw new Error(`there is no guide ${name}.md`);
  const { title, headings, html } = renderGuide(name, markdown, samples);
  const entries = contentsOf(title, headings);
  if (name !== 'errors') return [{ places, ...entries, html: `<section>${html}</section>` }];
  // Its last heading is that of the table, which is another one at the portal.
  return places.map((place) => ({ places: [place], ...entries, html: `<section>${html}${errorTable(place, ENDPOINTS)}</section>` }));
}
