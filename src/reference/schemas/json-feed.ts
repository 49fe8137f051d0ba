// JSON Feed 1.1 as the service writes it, with the extension _tearsheet. Pure.
import * as z from 'zod';
import { answer } from './named.ts';
import { count, form, instant, ordinal, url } from './values.ts';

const author = answer('JsonFeedAuthor', z.strictObject({ name: z.string(), url: url.optional() }));
const hub = answer('JsonFeedHub', z.strictObject({ type: z.literal('WebSub'), url }));
const feedRights = answer('JsonFeedRights', z.strictObject({ holder: z.string(), notice: z.string(), licence: url }));
const feedExtension = answer('JsonFeedExtension', z.strictObject({ about: url, updated: instant, rights: feedRights }));

const holderLicence = answer('JsonHolderLicence', z.strictObject({ url, title: z.string().optional() }));
const itemRights = answer(
  'JsonItemRights',
  z.strictObject({
    holder: z.string(),
    notice: z.string(),
    licence: z.string().optional(),
    agreement: url.optional(),
    usage_terms: z.string().optional(),
    receipt: url.optional(),
    holder_licence: holderLicence.optional(),
  }),
);

const picture = {
  alt: z.string().optional(),
  caption: z.string().optional(),
  credit: z.string().optional(),
  source: z.string().optional(),
  mime_type: z.string().optional(),
  width: count.optional(),
  height: count.optional(),
  size_in_bytes: count.optional(),
};

const leadPicture = answer('JsonPicture', z.strictObject(picture));
const morePicture = answer('JsonMorePicture', z.strictObject({ url, ...picture }));
const category = answer('JsonCategory', z.strictObject({ kind: z.enum(['section', 'subject']), code: z.string(), label: z.string() }));
const correction = answer(
  'JsonCorrection',
  z.strictObject({ kind: z.enum(['correction', 'clarification']).optional(), note: z.string(), at: instant }),
);
const withdrawn = answer(
  'JsonWithdrawn',
  z.strictObject({ at: instant, note: z.string(), deadline: instant.optional(), acknowledgement: url.optional() }),
);
const source = answer('JsonSource', z.strictObject({ name: z.string(), url: url.optional() }));
const page = answer('JsonPageRules', z.strictObject({ canonical: url.optional(), robots: z.literal('noindex').optional() }));

const itemExtension = answer(
  'JsonItemExtension',
  z.strictObject({
    about: url,
    modified: instant,
    rights: itemRights,
    form: form.optional(),
    limited: z.enum(['acceptance', 'probation', 'quota']).optional(),
    version: ordinal.optional(),
    embargoed_until: instant.optional(),
    page: page.optional(),
    source: source.optional(),
    image: leadPicture.optional(),
    more_pictures: z.array(morePicture).optional(),
    categories: z.array(category).optional(),
    corrections: z.array(correction).optional(),
    valid_until: instant.optional(),
    withdrawn: withdrawn.optional(),
  }),
);

const item = answer(
  'JsonFeedItem',
  z.strictObject({
    id: z.string(),
    url,
    title: z.string(),
    content_html: z.string(),
    summary: z.string().optional(),
    image: url.optional(),
    date_published: instant,
    date_modified: instant,
    authors: z.array(author).optional(),
    tags: z.array(z.string()).optional(),
    language: z.string().optional(),
    _tearsheet: itemExtension,
  }),
);

export const jsonFeed = answer(
  'JsonFeed',
  z.strictObject({
    version: z.literal('https://jsonfeed.org/version/1.1'),
    title: z.string(),
    home_page_url: url,
    feed_url: url.optional(),
    description: z.string().optional(),
    user_comment: z.string(),
    next_url: z.string().optional(),
    icon: url.optional(),
    favicon: url.optional(),
    language: z.string(),
    authors: z.array(author).optional(),
    hubs: z.array(hub).optional(),
    _tearsheet: feedExtension,
    items: z.array(item),
  }),
);
