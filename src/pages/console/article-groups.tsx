// The fields of the form of an article in groups: the copy itself, whose it is and where it goes, when it is public, and what is rarely needed.
import type { Article } from '../../domain/articles/article.ts';
import type { Publisher } from '../../domain/publisher/publisher.ts';
import { instantsAt } from '../../domain/values/local-time.ts';
import type { Term } from '../../domain/values/term.ts';
import { ARTICLE_LABELS, type ArticleFieldName, alsoSection, type TimeFieldName, whichField } from './article-fields.ts';
import { Boxes, Choice } from './fields/choice-fields.tsx';
import type { FormState } from './fields/form-state.ts';
import { Area, BodyArea, Line } from './fields/text-fields.tsx';
import { WhichOfTwo } from './fields/which-of-two.tsx';

export interface GroupsProps extends FormState {
  publisher: Publisher;
  /** As it is stored. Absent: it is new. */
  article?: Article | undefined;
  /** Names of subjects that articles have. */
  subjects: readonly string[];
}

export function CopyFields(form: GroupsProps) {
  return (
    <fieldset class="copy-fields">
      <legend class="visually-hidden">The copy</legend>
      <Area {...field(form, 'headline')} rows={2} />
      <Area {...field(form, 'standfirst')} rows={3} hint="Readers see it below the headline, and in feeds that carry no whole text." />
      <BodyArea {...field(form, 'bodyHtml')} hint="Plain text, with a blank line between paragraphs, or HTML." />
    </fieldset>
  );
}

export function BylineFields(form: GroupsProps) {
  return (
    <fieldset>
      <legend>Byline</legend>
      <Area {...field(form, 'by.names')} rows={2} hint="One name a line." />
      <Area {...field(form, 'by.desks')} rows={2} hint="One desk a line, for example Night Desk." />
      <Line {...field(form, 'by.contact')} hint="For readers and partners." />
      <Line {...field(form, 'located')} hint="The place where it was written." />
    </fieldset>
  );
}

/** The article may be in sections that the publisher has given up. */
export function PlaceFields(form: GroupsProps) {
  const { fields, publisher, article, subjects } = form;
  const given = [...fields].flatMap(([name, value]) => (name === 'section.main' ? value : (/^section\.also\.(.*)$/.exec(name)?.[1] ?? [])));
  const sections = allSections(
    publisher.sections,
    article?.sections ?? [],
    given.filter((code) => code !== ''),
  );
  return (
    <fieldset>
      <legend>Sections and subjects</legend>
      <Choice
        {...field(form, 'section.main')}
        any="Choose"
        options={sections.map(({ code, name }) => [code, name] as const)}
        hint="It is in the address of the article, and first in feeds."
      />
      {sections.length > 1 && (
        <Boxes
          {...form}
          name="section.also"
          label="Also in"
          isWide
          boxes={sections.map(({ code, name }) => ({
            name: alsoSection(code),
            value: 'on',
            label: <bdi>{name}</bdi>,
            isTicked: fields.has(alsoSection(code)),
          }))}
        />
      )}
      <Area {...field(form, 'subjects')} rows={4} hint="One subject a line." />
      <Line {...field(form, 'subjects.more')} list="known-subjects" hint="Begin to type, and choose one that other articles have." />
      <datalist id="known-subjects">
        {subjects.map((name) => (
          <option value={name} />
        ))}
      </datalist>
    </fieldset>
  );
}

function allSections(own: readonly Term[], kept: readonly Term[], given: readonly string[]): Term[] {
  const found = new Map([...own, ...kept].map((term) => [term.code, term]));
  for (const code of given) if (!found.has(code)) found.set(code, { code, name: `${code} (unknown)` });
  return [...found.values()];
}

export function TimeFields(form: GroupsProps) {
  const { article, publisher } = form;
  const isPublished = article?.firstPublished !== undefined;
  return (
    <fieldset>
      <legend>Times</legend>
      <p class="hint">By the clocks of {publisher.timeZone}.</p>
      {isPublished ? (
        <p class="hint">It was published already, so it cannot have an embargo.</p>
      ) : (
        <Time {...field(form, 'embargoedUntil')} name="embargoedUntil" hint={embargoHint(article)} />
      )}
      <Time {...field(form, 'expires')} name="expires" hint="Readers and partners no longer get the article from then on." />
    </fieldset>
  );
}

function embargoHint(article: Article | undefined): string {
  if (article === undefined) return 'Left empty, it is published at once. With a time it is scheduled, and nobody outside sees it before.';
  if (article.pubStatus === 'withheld') return 'The article is held, so it is published when you release it, and not before this time.';
  return 'Emptied, the article is published as soon as you save.';
}

export function Time({ name, ...form }: GroupsProps & { name: TimeFieldName; label: string; hint: string }) {
  const { fields, publisher } = form;
  const isTwice = (instantsAt(fields.get(name) ?? '', publisher.timeZone) ?? []).length > 1;
  return (
    <>
      <Line {...form} name={name} type="datetime-local" />
      {isTwice && <WhichOfTwo {...form} name={whichField(name)} label={`${ARTICLE_LABELS[name]}: which of the two`} />}
    </>
  );
}

const URGENCIES = Array.from({ length: 9 }, (_, index) => {
  const urgency = String(index + 1);
  return [urgency, urgency === '1' ? '1, most urgent' : urgency] as const;
});

export function DeskFields(form: GroupsProps) {
  return (
    <fieldset>
      <legend>Source</legend>
      <Line {...field(form, 'source')} hint={`Whose copy it is. Our own is ${form.publisher.name}.`} />
      <Line {...field(form, 'language')} hint="Its code: en-GB, de, fr-CA." />
      <Area {...field(form, 'edNote')} rows={3} hint="It is never public." />
    </fieldset>
  );
}

const RIGHTS = [
  'copyrightHolder',
  'copyrightNotice',
  'licence.url',
  'licence.title',
  'sourceFeed.id',
  'sourceFeed.title',
  'sourceFeed.url',
] as const;

export function RareFields(form: GroupsProps) {
  const isNew = form.article === undefined;
  const isPublished = form.article?.firstPublished !== undefined;
  return (
    <>
      <Rare title="Copyright of copy that is not ours" names={RIGHTS} form={form}>
        <p class="hint">Only for copy with another source. Left empty, the source is the holder.</p>
        {RIGHTS.map((name) => (
          <Line {...field(form, name)} />
        ))}
      </Rare>
      <Rare title="Address, urgency and dates" names={['url', 'urgency', 'firstPublished', 'firstCreated', 'uri', 'guid']} form={form}>
        <Line
          {...field(form, 'url')}
          inputMode="url"
          hint="The page of the article. Left empty, it is made by the settings of the publisher."
        />
        <Choice {...field(form, 'urgency')} any="None" options={URGENCIES} />
        {!isPublished && (
          <Time {...field(form, 'firstPublished')} name="firstPublished" hint="For copy that was published elsewhere or earlier." />
        )}
        {isNew && <Time {...field(form, 'firstCreated')} name="firstCreated" hint="Left empty, it is now." />}
        {isNew && <Line {...field(form, 'uri')} hint="For copy that had an id elsewhere. It can never be changed." />}
        {isNew && <Line {...field(form, 'guid')} hint="For copy that was in an RSS feed which moved here. It can never be changed." />}
      </Rare>
    </>
  );
}

function Rare({ title, names, form, children }: { title: string; names: readonly string[]; form: GroupsProps; children?: unknown }) {
  return (
    <details class="rare" open={form.errors.some(({ field: wrong }) => names.some((name) => wrong === name || wrong === `${name}.which`))}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

/** What every field of an article gets. */
export function field<Name extends ArticleFieldName>(form: GroupsProps, name: Name) {
  return { ...form, name, label: ARTICLE_LABELS[name] };
}
