// IPTC ninjs 3.1 as the service writes it. The standard allows more members than these. Pure.
import * as z from 'zod';
import { FORMS } from '../../domain/agreements/choices.ts';
import { answer } from './named.ts';
import { count, instant, url } from './values.ts';

const standard = answer('NinjsStandard', z.strictObject({ name: z.literal('ninjs'), version: z.literal('3.1'), schema: url }));
const text = answer('NinjsText', z.strictObject({ role: z.string(), contentType: z.string(), value: z.string() }));
const pictureText = answer('NinjsPictureText', z.strictObject({ role: z.enum(['caption', 'alt']), value: z.string() }));
const subject = answer(
  'NinjsSubject',
  z.strictObject({ name: z.string(), rel: z.enum(['section', 'subject']), uri: url, literal: z.string() }),
);
const infoSource = answer('NinjsInfoSource', z.strictObject({ name: z.string(), role: z.literal('source'), uri: url.optional() }));
const rightsInfo = answer('NinjsRightsInfo', z.strictObject({ langId: z.literal('urn:tearsheet:agreement'), linkedRights: url }));
const altId = answer('NinjsAltId', z.strictObject({ role: z.enum(['slug', 'receipt']), value: z.string() }));
const page = answer('NinjsPage', z.strictObject({ name: z.literal('canonical'), href: url, contentType: z.literal('text/html') }));
const pictureFile = answer(
  'NinjsPictureFile',
  z.strictObject({
    name: z.literal('original'),
    href: url,
    contentType: z.string().optional(),
    width: count.optional(),
    height: count.optional(),
    sizeInBytes: count.optional(),
  }),
);

const picture = answer(
  'NinjsPicture',
  z.strictObject({
    name: z.string(),
    rel: z.enum(['lead', 'picture']),
    uri: url,
    type: z.literal('picture'),
    language: z.string(),
    descriptions: z.array(pictureText).optional(),
    by: z.string().optional(),
    copyrightHolder: z.string().optional(),
    copyrightNotice: z.string().optional(),
    usageTerms: z.string(),
    rightsInfo,
    renditions: z.array(pictureFile),
  }),
);

export const ninjsItem = answer(
  'NinjsItem',
  z.strictObject({
    uri: z.string(),
    type: z.literal('text'),
    standard,
    representationType: z.enum(['full', 'partial']),
    profile: z.enum(FORMS).optional(),
    version: z.string(),
    versionCreated: instant,
    firstCreated: instant,
    language: z.string(),
    pubStatus: z.enum(['usable', 'withheld', 'canceled']),
    embargoedUntil: instant.optional(),
    expires: instant.optional(),
    urgency: z.int().min(1).max(9).optional(),
    edNote: z.string().optional(),
    headlines: z.array(text),
    descriptions: z.array(text).optional(),
    bodies: z.array(text),
    by: z.string().optional(),
    located: z.string().optional(),
    subjects: z.array(subject).optional(),
    infoSources: z.array(infoSource).optional(),
    copyrightHolder: z.string(),
    copyrightNotice: z.string(),
    usageTerms: z.string().optional(),
    rightsInfo,
    altIds: z.array(altId),
    renditions: z.array(page).optional(),
    associations: z.array(picture).optional(),
  }),
);

export const ninjsPage = answer('NinjsPageOfItems', z.strictObject({ items: z.array(ninjsItem), next: url.optional() }));
