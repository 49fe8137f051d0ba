// The publisher's settings: everything that must not be in the code. Stored in the Catalogue, changed at /desk/publisher.
import * as z from 'zod';
import { isTimeZone } from '../values/instant.ts';
import { FORMER_NAMES, NAME_CHARS, URL_CHARS } from '../values/limits.ts';
import { codeSchema, termSchema } from '../values/term.ts';
import { languageSchema, textSchema, webUrlSchema } from '../values/text-schema.ts';

const TAG_AUTHORITY = /^[a-z0-9.-]+(?:@[a-z0-9.-]+)?,\d{4}(?:-\d{2}(?:-\d{2})?)?$/;

const deskSchema = z.strictObject({
  code: codeSchema,
  name: textSchema(NAME_CHARS),
  /** Address that readers and partners may write to. Absent: none is named. */
  contact: textSchema(NAME_CHARS).optional(),
  /** Section for imported copy of this desk that names none. Absent: the import must name one. */
  section: codeSchema.optional(),
});

const sectionSchema = termSchema.extend({
  /** One sentence for the section's feed. Absent: a sentence is made from the names. */
  description: textSchema(500).optional(),
});

export const publisherSchema = z
  .strictObject({
    name: textSchema(NAME_CHARS),
    /** Former names of the publisher: copy filed under these names is its own. Added automatically when the name changes. */
    formerNames: z.array(textSchema(NAME_CHARS)).max(FORMER_NAMES).default([]),
    /** One or two sentences: the description of the feed of everything. */
    description: textSchema(1_000),
    siteUrl: webUrlSchema,
    /** For copy that names no other. */
    language: languageSchema,
    /** IANA name. Decides the year in the notice and the date of copy that carries no hour. */
    timeZone: z.string().refine(isTimeZone, { error: 'must be an IANA time zone, such as Europe/London' }),
    /** The notice of the publisher's own copy; `{year}` is the year of first publication in `timeZone`. */
    houseLine: textSchema(500).refine((line) => line.includes('{year}'), { error: 'must contain {year}' }),
    /** RFC 4151 tagging entity, `authority,date`: the root of every article's and feed's IRI. Changing it affects new ones only. */
    tagAuthority: z
      .string()
      .max(NAME_CHARS)
      .regex(TAG_AUTHORITY, { error: 'must be a tagging entity (RFC 4151 §2.1), such as example.com,2026' }),
    /** Canonical URL of an article without one; `{slug}` and `{section}` (its first section's code) are filled in. */
    articleUrl: z
      .string()
      .max(URL_CHARS / 2)
      .refine(isArticleUrl, { error: 'must be an absolute http or https URL that contains {slug}' }),
    sections: z.array(sectionSchema).min(1).max(200),
    desks: z.array(deskSchema).max(200).default([]),
    /** The content of public feeds: standfirst and lead image, or the whole text. */
    publicContent: z.enum(['summary', 'full']).default('summary'),
    /** Where somebody asks for a licence: shown on the terms page. */
    licensingContact: textSchema(NAME_CHARS),
    /** 512 px square or more. Absent: feeds name no icon. */
    iconUrl: webUrlSchema.optional(),
    /** 64 px square or more. */
    faviconUrl: webUrlSchema.optional(),
    logo: z.strictObject({ url: webUrlSchema, width: z.int().min(1).max(144), height: z.int().min(1).max(400) }).optional(),
  })
  .superRefine((publisher, context) => {
    repeated(publisher.sections, 'sections', context);
    repeated(publisher.desks, 'desks', context);
    const sections = new Set(publisher.sections.map((section) => section.code));
    for (const [index, desk] of publisher.desks.entries()) {
      if (desk.section !== undefined && !sections.has(desk.section)) {
        context.addIssue({ code: 'custom', path: ['desks', index, 'section'], message: 'must be the code of a section above' });
      }
    }
  });

export type Publisher = z.output<typeof publisherSchema>;

function isArticleUrl(template: string): boolean {
  return template.includes('{slug}') && webUrlSchema.safeParse(template.replaceAll('{slug}', 'k').replaceAll('{section}', 's')).success;
}

function repeated(terms: readonly { code: string }[], field: string, context: z.core.$RefinementCtx): void {
  const seen = new Set<string>();
  for (const [index, { code }] of terms.entries()) {
    if (seen.has(code)) context.addIssue({ code: 'custom', path: [field, index, 'code'], message: 'is already taken in this list' });
    seen.add(code);
  }
}

/** The house notice for copy first published in `year`, word for word. */
export function houseNotice(publisher: Pick<Publisher, 'houseLine'>, year: number): string {
  return publisher.houseLine.replaceAll('{year}', String(year));
}

/** Copy is the publisher's own if its source is the publisher's name or a former one, letter for letter except for case. */
export function isOwnSource({ name, formerNames }: Pick<Publisher, 'name' | 'formerNames'>, source: string): boolean {
  return [name, ...formerNames].some((own) => own.toLowerCase() === source.toLowerCase());
}

/** An IRI that the publisher may give out: under its tagging entity, or on its own site (feeds that moved here keep their ids). */
export function isOwnIri(publisher: Pick<Publisher, 'tagAuthority' | 'siteUrl'>, iri: string): boolean {
  if (iri.startsWith(`tag:${publisher.tagAuthority}:`)) return true;
  if (!URL.canParse(iri)) return false;
  const host = bareHost(new URL(iri).hostname);
  return host !== '' && host === bareHost(new URL(publisher.siteUrl).hostname);
}

function bareHost(host: string): string {
  return host.replace(/^www\./, '');
}

/** More are not named in an objection. */
const SECTIONS_NAMED = 20;

/** The objection to a code that is not among the publisher's sections. */
export function unknownSection({ name, sections }: Pick<Publisher, 'name' | 'sections'>): string {
  const codes = sections.slice(0, SECTIONS_NAMED).map(({ code }) => code);
  return `is no section of ${name}; there are ${codes.join(', ')}${sections.length > SECTIONS_NAMED ? ' …' : ''}`;
}
