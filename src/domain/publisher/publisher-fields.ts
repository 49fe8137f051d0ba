// Every field of the publisher's settings for people: its label, what it means, and what its absence means. The console's form is made from this
// table, and docs/publisher.md says the same; a test holds both to the schema. Pure data.

interface PublisherField {
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
    help: 'The publisher’s name, in feeds, in notices and on pages. It is the source of the publisher’s own copy.',
    follows: 'The new name is in all feeds, on all pages and in the notices. Articles under the former name stay your own.',
  },
  formerNames: {
    label: 'Former names',
    help: 'Copy with one of these names as its source is the publisher’s own too. A name that you change is added automatically.',
    absence: 'None.',
    follows: 'Articles of these sources are treated as your own, and those of a name that you remove as copy of another source.',
  },
  description: {
    label: 'Description',
    help: 'One or two sentences about the newspaper. The feed with all articles and the front page show them.',
  },
  siteUrl: { label: 'Website', help: 'Address of the publisher’s website.' },
  language: {
    label: 'Language',
    help: 'Language of copy that states no other, as a tag such as en-GB.',
  },
  timeZone: {
    label: 'Time zone',
    help: 'The publisher’s clocks, such as Europe/London. They decide the year in the notice, how dates are written, and the time of imported copy that has a date only.',
    follows: 'Dates and times are written by the clocks of the new zone.',
  },
  houseLine: {
    label: 'Notice',
    help: 'The text that is word for word under every article. {year} becomes the year of first publication.',
  },
  tagAuthority: {
    label: 'Beginning of permanent ids',
    help: 'A domain, a comma, and a year in which the domain was yours. Every article and every feed has an id that begins with it. Choose it once.',
    follows: 'New articles and feeds get ids that begin with the new value. The ids of those that exist stay as they are.',
  },
  articleUrl: {
    label: 'Address of articles on your site',
    help: 'For articles that come without an address. {slug} becomes the name of the article, and {section} the code of its first section.',
    follows: 'New articles get addresses of the new form. Those that exist keep theirs.',
  },
  articlePages: {
    label: 'Page of an article',
    help: 'Where readers find an article.',
    absence: 'Articles are on your site.',
    choices: { here: 'On this service', elsewhere: 'On your site, to which this service redirects' },
  },
  sections: {
    label: 'Sections',
    help: 'The sections that articles may be in, in the order in which pages list them.',
  },
  'sections[].code': {
    label: 'Code',
    help: 'It is part of addresses, such as /feeds/sections/business: small letters, digits and hyphens.',
  },
  'sections[].name': { label: 'Name', help: 'Name of the section on pages and in feeds.' },
  'sections[].description': {
    label: 'Description',
    help: 'One sentence for the feed of the section.',
    absence: 'A sentence is made from the names.',
  },
  sectionMaps: {
    label: 'Sections of imported copy',
    help: 'Under which section imported copy is filed, by what its collection calls it. The name * means everything that is not listed.',
    absence: 'Copy is filed under the names of the sections only.',
  },
  desks: { label: 'Desks', help: 'Desks that sign copy in place of writers.', absence: 'None.' },
  'desks[].code': { label: 'Code', help: 'It is part of the address of the feed of the desk.' },
  'desks[].name': { label: 'Name', help: 'Name of the desk in bylines.' },
  'desks[].contact': {
    label: 'Contact',
    help: 'How readers and partners can contact the desk.',
    absence: 'No contact.',
  },
  'desks[].section': {
    label: 'Section',
    help: 'Code of the section for imported copy of this desk that states none.',
    absence: 'The section with the desk’s name, if there is one.',
  },
  publicContent: {
    label: 'Own articles',
    help: 'What public feeds and pages contain of an article. What partners get does not depend on it.',
    absence: 'The summary.',
    choices: { summary: 'Standfirst and lead picture', full: 'The whole text' },
    follows: 'Every public feed and every page of an article changes to it.',
  },
  'thirdPartyContent.default': {
    label: 'Articles of other sources',
    help: 'What public feeds and pages contain of articles whose source is not you.',
    absence: 'The summary.',
    choices: PUBLIC_PARTS,
    follows:
      'Articles of other sources leave the public feeds, or return to them, at once. A feed reader that has fetched one may still show it.',
  },
  'thirdPartyContent.sources': {
    label: 'Exceptions',
    help: 'Other sources to which this does not apply.',
    absence: 'None.',
  },
  'thirdPartyContent.sources[].name': { label: 'Source', help: 'Name of the source, as its articles have it. Case does not matter.' },
  'thirdPartyContent.sources[].content': { label: 'What is public', help: 'What is public of its articles.', choices: PUBLIC_PARTS },
  licensingContact: {
    label: 'Contact for licences',
    help: 'Address to which questions about licences are sent. The page of terms shows it.',
  },
  redirects: {
    label: 'Feeds that moved here',
    help: 'The path of each old address, and the name of the feed here, such as sections/world.',
    absence: 'None.',
  },
  iconUrl: {
    label: 'Icon',
    help: 'Address of a square picture for feed readers and home screens, of 512 pixels or more.',
    absence: 'Feeds have no icon.',
  },
  faviconUrl: {
    label: 'Small icon',
    help: 'Address of a square picture for browser tabs and lists, of 64 pixels or more.',
    absence: 'Feeds have none.',
  },
  logo: { label: 'Logo', help: 'Picture of the publisher for RSS and Atom.', absence: 'Feeds have no logo.' },
  'logo.url': { label: 'Address', help: 'Address of the picture.' },
  'logo.width': { label: 'Width', help: 'Its width in pixels, at most 144.' },
  'logo.height': { label: 'Height', help: 'Its height in pixels, at most 400.' },
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
