// The publisher's settings, which the Catalogue stores and the desk changes at /desk/publisher.
import * as z from 'zod';
import { FEED_ADDRESS, FEED_NAME } from '../values/feed-name-pattern.ts';
import { isTimeZone } from '../values/instant.ts';
import { FORMER_NAMES, NAME_CHARS, URL_CHARS } from '../values/limits.ts';
import { isPrivatePath } from '../values/private-path.ts';
import { codeSchema, termSchema } from '../values/term.ts';
import { languageSchema, textSchema, webUrlSchema } from '../values/text-schema.ts';
import { DEFAULT_THIRD_PARTY } from './third-party-content.ts';

const TAG_AUTHORITY = /^[a-z0-9.-]+(?:@[a-z0-9.-]+)?,\d{4}(?:-\d{2}(?:-\d{2})?)?$/;

const deskSchema = z.strictObject({
  code: codeSchema,
  name: textSchema(NAME_CHARS),
  /** Contact address for readers and partners. Absent: none is shown. */
  contact: textSchema(NAME_CHARS).optional(),
  /** Section of imported copy by this desk if the copy names none. Absent: the copy must name one. */
  section: codeSchema.optional(),
});

/** As it is requested: percent-encoded, without query and fragment. */
const oldPathSchema = z
  .string()
  .max(300)
  .regex(/^\/(?:[\w.~!$&'()*+,;=:@%-]+\/)*[\w.~!$&'()*+,;=:@%-]+$/, {
    error: 'must be a path such as /news/feed, without a slash at its end',
  })
  .refine((path) => !isPrivatePath(path), { error: 'must not be below /console, /desk, /v1 or /f, which are not for readers' })
  .refine((path) => !FEED_ADDRESS.test(path), { error: 'must not be the address of a feed of this service' });

const feedNameSchema = z.string().regex(FEED_NAME, {
  error: 'must be the name of a feed: all, sections/CODE, subjects/CODE or authors/CODE',
});

const REDIRECTS = 200;
const SECTION_MAPS = 200;
const MAPPED_NAMES = 200;

const sectionSchema = termSchema.extend({
  /** One sentence for the section's feed. Absent: a sentence is made from the names. */
  description: textSchema(500).optional(),
});

const sectionMapSchema = z
  .record(textSchema(NAME_CHARS), codeSchema)
  .refine((map) => Object.keys(map).length <= MAPPED_NAMES, { error: `must have at most ${MAPPED_NAMES} names` });

const sectionMapsSchema = z
  .record(textSchema(URL_CHARS), sectionMapSchema)
  .refine((maps) => Object.keys(maps).length <= SECTION_MAPS, { error: `must have at most ${SECTION_MAPS} collections` });

/** `none`: the article is in no public document. `summary`: headline, standfirst, the holder's notice and the link. `full`: as the publisher's own
 *  copy. */
const thirdPartyContentSchema = z.enum(['none', 'summary', 'full']);

export type ThirdPartyContent = z.output<typeof thirdPartyContentSchema>;

const THIRD_PARTY_SOURCES = 200;

const thirdPartySchema = z.strictObject({
  /** Of every source that is not in the list. */
  default: thirdPartyContentSchema.default('summary'),
  sources: z
    .array(z.strictObject({ name: textSchema(NAME_CHARS), content: thirdPartyContentSchema }))
    .max(THIRD_PARTY_SOURCES)
    .default([]),
});

export const publisherSchema = z
  .strictObject({
    name: textSchema(NAME_CHARS),
    /** Former names of the publisher: copy filed under these names is its own. Added automatically when the name changes. */
    formerNames: z.array(textSchema(NAME_CHARS)).max(FORMER_NAMES).default([]),
    /** One or two sentences that describe the feed of all articles. */
    description: textSchema(1_000),
    siteUrl: webUrlSchema,
    /** Language of copy that names none. */
    language: languageSchema,
    /** IANA name. It decides the year in notices and the date of copy without a time of day. */
    timeZone: z.string().refine(isTimeZone, { error: 'must be an IANA time zone, such as Europe/London' }),
    /** The notice of the publisher's own copy; `{year}` is the year of first publication in `timeZone`. */
    houseLine: textSchema(500).refine((line) => line.includes('{year}'), { error: 'must contain {year}' }),
    /** RFC 4151 tagging entity, `authority,date`, with which the IRIs of articles and feeds begin. A change affects new IRIs only. */
    tagAuthority: z
      .string()
      .max(NAME_CHARS)
      .regex(TAG_AUTHORITY, { error: 'must be a tagging entity (RFC 4151 §2.1), such as example.com,2026' }),
    /** Pattern of canonical URLs: `{slug}` and `{section}` (the code of the main section) are filled in. */
    articleUrl: z
      .string()
      .max(URL_CHARS / 2)
      .refine(isArticleUrl, { error: 'must be an absolute http or https URL that contains {slug}' }),
    /** `here`: `/articles/{slug}` of the service is the article's page, to which feeds link. `elsewhere`: that path redirects to the canonical URL. */
    articlePages: z.enum(['here', 'elsewhere']).default('elsewhere'),
    sections: z.array(sectionSchema).min(1).max(200),
    /** For imports: by the name of a collection, the codes of sections by what its copy calls them; `*` is everything else. Absent: copy is filed under
     *  the sections that it names as they are here. */
    sectionMaps: sectionMapsSchema.optional(),
    desks: z.array(deskSchema).max(200).default([]),
    /** Content of public feeds: standfirst and lead image, or the whole text. */
    publicContent: z.enum(['summary', 'full']).default('summary'),
    /** Content of public feeds and pages for copy whose source is not the publisher. */
    thirdPartyContent: thirdPartySchema.default(DEFAULT_THIRD_PARTY),
    /** Contact for licences, shown on the terms page. */
    licensingContact: textSchema(NAME_CHARS),
    /** Feeds that moved here: the path of the old address, without a slash at its end, and the name of the feed here. A path at which something is
     *  already served has no effect. */
    redirects: z.record(oldPathSchema, feedNameSchema).optional(),
    /** Square picture of 512 pixels or more. Absent: feeds name no icon. */
    iconUrl: webUrlSchema.optional(),
    /** Square picture of 64 pixels or more. */
    faviconUrl: webUrlSchema.optional(),
    logo: z.strictObject({ url: webUrlSchema, width: z.int().min(1).max(144), height: z.int().min(1).max(400) }).optional(),
  })
  .superRefine((publisher, context) => {
    repeated(publisher.sections, 'sections', context);
    repeated(publisher.desks, 'desks', context);
    repeatedSources(publisher, context);
    const sections = new Set(publisher.sections.map((section) => section.code));
    for (const [path, name] of Object.entries(publisher.redirects ?? {})) {
      if (!name.startsWith('sections/') || sections.has(name.slice('sections/'.length))) continue;
      context.addIssue({ code: 'custom', path: ['redirects', path], message: 'must be the feed of a section above' });
    }
    if (Object.keys(publisher.redirects ?? {}).length > REDIRECTS) {
      context.addIssue({ code: 'custom', path: ['redirects'], message: `must have at most ${REDIRECTS} paths` });
    }
    for (const [collection, map] of Object.entries(publisher.sectionMaps ?? {})) {
      for (const [name, code] of Object.entries(map)) {
        if (!sections.has(code))
          context.addIssue({ code: 'custom', path: ['sectionMaps', collection, name], message: 'must be the code of a section above' });
      }
    }
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

/** Adds an objection to each name that is in the list already. Sources are compared as `isOwnSource` compares them. */
function repeatedSources({ thirdPartyContent }: Pick<Publisher, 'thirdPartyContent'>, context: z.core.$RefinementCtx): void {
  const seen = new Set<string>();
  for (const [index, { name }] of thirdPartyContent.sources.entries()) {
    const path = ['thirdPartyContent', 'sources', index, 'name'];
    if (seen.has(name.toLowerCase())) context.addIssue({ code: 'custom', path, message: 'is already taken in this list' });
    seen.add(name.toLowerCase());
  }
}
