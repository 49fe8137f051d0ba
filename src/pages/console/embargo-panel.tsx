// The form of an article's page that sets, moves or removes the embargo of an article that was never published.
import { instantsAt, localTime } from '../../domain/values/local-time.ts';
import { formOf } from '../signed-in/fields/form-state.ts';
import { Line } from '../signed-in/fields/text-fields.tsx';
import { WhichOfTwo } from '../signed-in/fields/which-of-two.tsx';
import { localeOf } from '../signed-in/own-page.tsx';
import { type FormProps, Panel } from './action-panel.tsx';
import { FORMS } from './forms.ts';

/** In the time zone of the publisher. */
export function EmbargoPanel({ given, ...form }: FormProps) {
  const { embargoedUntil, pubStatus } = form.article;
  const { timeZone } = localeOf(form.frame);
  const stored = embargoedUntil === undefined ? '' : localTime(embargoedUntil, timeZone);
  const value = given?.fields.get('embargoedUntil') ?? stored;
  const which = value === stored ? whichOf(embargoedUntil, timeZone) : undefined;
  const written = { ...formOf({ embargoedUntil: value, 'embargoedUntil.which': which }, given?.errors), form: 'embargo' };
  const isHeld = pubStatus === 'withheld';
  const follows = isHeld
    ? 'The article is held. After you release it, nobody outside sees it before this time.'
    : 'Nobody outside sees the article before this time. It is published then, without anybody doing anything.';
  // Below the button that Enter presses: it publishes the article.
  const remove = embargoedUntil !== undefined && (
    <p class="row-buttons">
      <button type="submit" class="quiet" name="do" value="remove" formnovalidate>
        {isHeld ? 'Remove the embargo' : 'Remove it and publish now'}
      </button>
    </p>
  );
  return (
    <Panel {...form} action="embargo" consequence={{ follows, changesFeeds: false }} isOpen={given !== undefined} after={remove}>
      <Line
        {...written}
        name="embargoedUntil"
        label={FORMS.embargo.texts.embargoedUntil}
        type="datetime-local"
        hint={`The time is by the clocks of ${timeZone}.`}
        isRequired
      />
      {(instantsAt(value, timeZone) ?? []).length > 1 && <WhichOfTwo {...written} name="embargoedUntil.which" label="Which of the two" />}
    </Panel>
  );
}

/** Which of the two equal times the stored one is. */
function whichOf(instant: string | undefined, timeZone: string): 'first' | 'second' | undefined {
  if (instant === undefined) return undefined;
  return instantsAt(localTime(instant, timeZone), timeZone)?.[0] === instant ? 'first' : 'second';
}
