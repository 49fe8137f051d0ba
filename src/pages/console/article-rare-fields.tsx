// The fields of the form of an article that are rarely needed, folded unless something is wrong with one of them.

import { Choice } from '../signed-in/fields/choice-fields.tsx';
import { Line } from '../signed-in/fields/text-fields.tsx';
import { field, type GroupsProps, Time } from './article-groups.tsx';

const URGENCIES = Array.from({ length: 9 }, (_, index) => {
  const urgency = String(index + 1);
  return [urgency, urgency === '1' ? '1, most urgent' : urgency] as const;
});

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
        <p class="hint">
          Fill these in only for copy of another source. If you leave the holder empty, it is the source. If you leave another field empty,
          nothing is said of it. A licence needs an address, and a feed needs an id and a title.
        </p>
        {RIGHTS.map((name) => (
          <Line {...field(form, name)} />
        ))}
      </Rare>
      <Rare title="Address, urgency and dates" names={['url', 'urgency', 'firstPublished', 'firstCreated', 'uri', 'guid']} form={form}>
        <Line
          {...field(form, 'url')}
          inputMode="url"
          hint={`This is the address of the article’s page. If you leave it empty, ${isNew ? 'it is made as the publisher’s settings say' : 'it stays as it is'}.`}
        />
        <Choice
          {...field(form, 'urgency')}
          hint="It is sent to partners with the article. Without a choice nothing is sent."
          any="None"
          options={URGENCIES}
        />
        {!isPublished && (
          <Time
            {...field(form, 'firstPublished')}
            name="firstPublished"
            hint="Give it for copy that was published elsewhere or earlier. If you leave it empty, it is the time at which you publish."
          />
        )}
        {isNew && <Time {...field(form, 'firstCreated')} name="firstCreated" hint="If you leave it empty, it is now." />}
        {isNew && (
          <Line
            {...field(form, 'uri')}
            hint="Give it for copy that had an id elsewhere. It can never be changed. If you leave it empty, one is made."
          />
        )}
        {isNew && (
          <Line
            {...field(form, 'guid')}
            hint="Give it for copy that was in an RSS feed which moved here. It can never be changed. If you leave it empty, RSS has the id above."
          />
        )}
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
