// Every field of the publisher's settings for people: its label, what it means, and what its absence means. The console's form is made from this
// table, and docs/publisher.md says the same; a test holds both to the schema. Pure data.

export interface PublisherField {
  label: string;
  /** What it means, in full sentences. */
  help: string;
  /** What its absence means. Absent: the field is required. */
  absence?: string;
  /** Labels of the words that it may be. Absent: it is no word. */
  choices?: Readonly<Record<string, string>>;
  /** What readers see differently after a change. Absent: they see the new text or picture itself, or nothing. */
  follows?: string;
}

const PUBLIC_PARTS = {
  none: 'Nothing: they are in no feed and on no page',
  summary: 'Headline, standfirst, notice and a link',
  full: 'As much as of your own articles',
} as const;

/** By path in the settings. `[]` means every entry of a list. */
const PUBLISHER_FIELDS = {
  name: {
    label: 'Name',
    help: 'Feeds, notices and pages show this name. It is the source of the publisher’s own copy.',
    follows: 'The new name is in all feeds, on all pages and in the notices. Articles under the former name stay your own.',
  },
  formerNames: {
    label: 'Former names',
    help: 'Copy with one of these names as its source is the publisher’s own too. A name that you change is added automatically.',
    absence: 'The publisher has no former name.',
    follows: 'Articles of these sources are treated as your own, and those of a name that you remove as copy of another source.',
  },
  description: {
    label: 'Description',
    help: 'The feed with all articles and the front page show these one or two sentences about the newspaper.',
  },
  siteUrl: { label: 'Website', help: 'This is the address of the publisher’s website.' },
  language: {
    label: 'Language',
    help: 'Copy that states no language is in this one. Write a tag such as en-GB.',
  },
  timeZone: {
    label: 'Time zone',
    help: 'The publisher’s clocks are those of this zone, such as Europe/London. They decide the year in the notice, how dates are written, and the time of imported copy that has a date only.',
    follows: 'Dates and times are written by the clocks of the new zone.',
  },
  houseLine: {
    label: 'Notice',
    help: 'This text is word for word under every article. {year} becomes the year of first publication.',
  },
  tagAuthority: {
    label: 'Beginning of permanent ids',
    help: 'Write a domain, a comma, and a year in which the domain was yours. Every article and every feed has an id that begins with it. Choose it once.',
    follows: 'New articles and feeds get ids that begin with the new value. The ids of those that exist stay as they are.',
  },
  articleUrl: {
    label: 'Address of articles on your site',
    help: 'Articles that come without an address get one of this form. {slug} becomes the name of the article, and {section} the code of its first section.',
    follows: 'New articles get addresses of the new form. Those that exist keep theirs.',
  },
  articlePages: {
    label: 'Page of an article',
    help: 'This is where readers find an article.',
    absence: 'Articles are on your site.',
    choices: { here: 'On this service', elsewhere: 'On your site, to which this service redirects' },
  },
  sections: {
    label: 'Sections',
    help: 'Articles may be in these sections. Pages list them in this order.',
  },
  'sections[].code': {
    label: 'Code',
    help: 'The code is part of addresses, such as /feeds/sections/business. It has small letters, digits and hyphens.',
  },
  'sections[].name': { label: 'Name', help: 'Pages and feeds show this name.' },
  'sections[].description': {
    label: 'Description',
    help: 'The feed of the section has this sentence.',
    absence: 'A sentence is made from the names.',
  },
  sectionMaps: {
    label: 'Sections of imported copy',
    help: 'Imported copy is filed under these sections, by what its collection calls it. The name * means everything that is not listed.',
    absence: 'Copy is filed under the names of the sections only.',
  },
  desks: { label: 'Desks', help: 'These desks sign copy in place of writers.', absence: 'No desk signs copy.' },
  'desks[].code': { label: 'Code', help: 'The code is part of the address of the feed of the desk.' },
  'desks[].name': { label: 'Name', help: 'Bylines show this name.' },
  'desks[].contact': {
    label: 'Contact',
    help: 'Readers and partners can contact the desk here.',
    absence: 'The desk has no contact.',
  },
  'desks[].section': {
    label: 'Section',
    help: 'Imported copy of this desk that states no section is in the section with this code.',
    absence: 'It is in the section with the desk’s name, if there is one.',
  },
  publicContent: {
    label: 'Own articles',
    help: 'Public feeds and pages contain this much of an article. What partners get does not depend on it.',
    absence: 'Readers get the summary.',
    choices: { summary: 'Standfirst and lead picture', full: 'The whole text' },
    follows: 'Every public feed and every page of an article changes to it.',
  },
  'thirdPartyContent.default': {
    label: 'Articles of other sources',
    help: 'Public feeds and pages contain this much of articles whose source is not you.',
    absence: 'Readers get the summary.',
    choices: PUBLIC_PARTS,
    follows:
      'Articles of other sources leave the public feeds, or return to them, at once. A feed reader that has fetched one may still show it.',
  },
  'thirdPartyContent.sources': {
    label: 'Exceptions',
    help: 'These other sources are exceptions, each with a choice of its own.',
    absence: 'There are no exceptions.',
  },
  'thirdPartyContent.sources[].name': {
    label: 'Source',
    help: 'Write the name of the source as its articles have it. Case does not matter.',
  },
  'thirdPartyContent.sources[].content': { label: 'What is public', help: 'This much of its articles is public.', choices: PUBLIC_PARTS },
  licensingContact: {
    label: 'Contact for licences',
    help: 'Questions about licences are sent to this address. The page of terms shows it.',
  },
  redirects: {
    label: 'Feeds that moved here',
    help: 'Write the path of each old address, and the name of the feed here, such as sections/world.',
    absence: 'No feed has moved here.',
  },
  iconUrl: {
    label: 'Icon',
    help: 'Feed readers and home screens show this square picture, of 512 pixels or more. Write its address.',
    absence: 'Feeds have no icon.',
  },
  faviconUrl: {
    label: 'Small icon',
    help: 'Browser tabs and lists show this square picture, of 64 pixels or more. Write its address.',
    absence: 'Feeds have no small icon.',
  },
  logo: { label: 'Logo', help: 'RSS and Atom feeds show this picture of the publisher.', absence: 'Feeds have no logo.' },
  'logo.url': { label: 'Address', help: 'This is the address of the picture.' },
  'logo.width': { label: 'Width', help: 'The picture is this many pixels wide, at most 144.' },
  'logo.height': { label: 'Height', help: 'The picture is this many pixels high, at most 400.' },
} as const satisfies Readonly<Record<string, PublisherField>>;

export type PublisherPath = keyof typeof PUBLISHER_FIELDS;

const fields: ReadonlyMap<string, PublisherField> = new Map(Object.entries(PUBLISHER_FIELDS));

/** All paths, in the order of the table. */
export const PUBLISHER_PATHS: readonly string[] = [...fields.keys()];

/** `undefined` if the settings have no field at the path. */
export function fieldAt(path: string): PublisherField | undefined {
  return fields.get(path);
}

/** The path itself if no field is there. */
export function labelAt(path: string): string {
  return fields.get(path)?.label ?? path;
}
