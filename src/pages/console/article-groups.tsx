// The fields of the form of an article in groups: the copy itself, whose it is and where it goes, when it is public, and what is rarely needed.
import type { Article } from '../../domain/articles/article.ts';
import type { Publisher } from '../../domain/publisher/publisher.ts';
import { instantsAt } from '../../domain/values/local-time.ts';
import type { Term } from '../../domain/values/term.ts';
import { Boxes, Choice } from '../signed-in/fields/choice-fields.tsx';
import type { FormState } from '../signed-in/fields/form-state.ts';
import { Area, BodyArea, Line } from '../signed-in/fields/text-fields.tsx';
import { whichField } from '../signed-in/fields/which-field.ts';
import { WhichOfTwo } from '../signed-in/fields/which-of-two.tsx';
import { ARTICLE_LABELS, type ArticleFieldName, alsoSection, type TimeFieldName } from './article-fields.ts';

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
      <Area
        {...field(form, 'standfirst')}
        rows={3}
        hint="Readers see it below the headline, and in feeds that carry no whole text. If you leave it empty, those feeds have the first words of the text."
      />
      <BodyArea {...field(form, 'bodyHtml')} hint="Write plain text with a blank line between paragraphs, or HTML." />
    </fieldset>
  );
}

export function BylineFields(form: GroupsProps) {
  return (
    <fieldset>
      <legend>Byline</legend>
      <Area
        {...field(form, 'by.names')}
        rows={2}
        isList
        hint="Write one name on each line. If you leave it empty, no writer signs the article."
      />
      <Area
        {...field(form, 'by.desks')}
        rows={2}
        isList
        hint="Write one desk on each line, for example Night Desk. If you leave it empty, no desk signs the article."
      />
      <Line {...field(form, 'by.contact')} hint="Readers and partners see it. If you leave it empty, the article has no contact." />
      <Line
        {...field(form, 'located')}
        hint="This is the place where the article was written. If you leave it empty, there is no dateline."
      />
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
        hint="It is part of the article’s address, and the first of its sections in feeds."
      />
      {sections.length > 1 && (
        <Boxes
          {...form}
          name="section.also"
          label="Also in"
          hint="If you tick none, the article is in its main section only."
          isWide
          boxes={sections.map(({ code, name }) => ({
            name: alsoSection(code),
            value: 'on',
            label: <bdi>{name}</bdi>,
            isTicked: fields.has(alsoSection(code)),
          }))}
        />
      )}
      <Area
        {...field(form, 'subjects')}
        rows={4}
        isList
        hint="Write one subject on each line. If you leave it empty, the article has no subject."
      />
      <Line
        {...field(form, 'subjects.more')}
        list="known-subjects"
        hint="Begin to type, and choose one that other articles have. It is added to the subjects above."
      />
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
      <p class="hint">Times are by the clocks of {publisher.timeZone}.</p>
      {isPublished ? (
        <p class="hint">The article was published already, so it cannot have an embargo.</p>
      ) : (
        <Time {...field(form, 'embargoedUntil')} name="embargoedUntil" hint={embargoHint(article)} />
      )}
      <Time
        {...field(form, 'expires')}
        name="expires"
        hint="Readers and partners no longer get the article from this time on. If you leave it empty, it does not expire."
      />
    </fieldset>
  );
}

function embargoHint(article: Article | undefined): string {
  if (article === undefined)
    return 'With a time, the article is scheduled, and nobody outside sees it before. If you leave it empty, it is published at once.';
  if (article.pubStatus === 'withheld')
    return 'The article is held, so it is published when you release it, and not before this time. If you empty it, only the release decides.';
  return 'If you empty it, the article is published as soon as you save.';
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

export function DeskFields(form: GroupsProps) {
  return (
    <fieldset>
      <legend>Source</legend>
      <Line {...field(form, 'source')} hint={`It says whose copy this is. Our own is ${form.publisher.name}.`} />
      <Line
        {...field(form, 'language')}
        isShort
        hint={`Write a code such as en-GB, de or fr-CA. If you leave it empty, it is ${form.publisher.language}.`}
      />
      <Area {...field(form, 'edNote')} rows={3} hint="It is never public. If you leave it empty, there is no note." />
    </fieldset>
  );
}

const REQUIRED: readonly string[] = ['headline', 'bodyHtml', 'section.main', 'source', 'note'] satisfies ArticleFieldName[];

/** What every field of an article gets. The server says at once everything that is missing. */
export function field<Name extends ArticleFieldName>(form: GroupsProps, name: Name) {
  return { ...form, name, label: ARTICLE_LABELS[name], isRequired: REQUIRED.includes(name), isLeftToServer: true };
}
