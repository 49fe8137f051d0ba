// The form of an article's page that sets, moves or removes the embargo of an article that was never published.
import { instantsAt, localTime } from '../../domain/values/local-time.ts';
import { type FormProps, Panel } from './action-panel.tsx';
import { localeOf } from './console-layout.tsx';
import { FORMS } from './forms.ts';

/** In the time zone of the publisher. */
export function EmbargoPanel({ given, ...form }: FormProps) {
  const { embargoedUntil, pubStatus } = form.article;
  const { timeZone } = localeOf(form.frame);
  const stored = embargoedUntil === undefined ? '' : localTime(embargoedUntil, timeZone);
  const value = given?.embargoedUntil ?? stored;
  const isHeld = pubStatus === 'withheld';
  const follows = isHeld
    ? 'The article is held. After you release it, nobody outside sees it before this time.'
    : 'Nobody outside sees the article before this time. It is published then, without anybody doing anything.';
  // Below the button that Enter presses: it publishes the article.
  const remove = embargoedUntil !== undefined && (
    <p class="row-buttons">
      <button type="submit" class="quiet" name="do" value="remove">
        {isHeld ? 'Remove the embargo' : 'Remove it and publish now'}
      </button>
    </p>
  );
  return (
    <Panel {...form} action="embargo" consequence={{ follows, changesFeeds: false }} isOpen={given !== undefined} after={remove}>
      <label class="field">
        <span>{FORMS.embargo.texts.embargoedUntil}</span>
        <input type="datetime-local" name="embargoedUntil" value={value} aria-describedby="embargo-hint" />
        <span class="hint" id="embargo-hint">
          By the clocks of {timeZone}.
        </span>
      </label>
      {(instantsAt(value, timeZone) ?? []).length > 1 && <Twice which={value === stored ? whichOf(embargoedUntil, timeZone) : undefined} />}
    </Panel>
  );
}

/** Which of the two equal times the stored one is. */
function whichOf(instant: string | undefined, timeZone: string): 'first' | 'second' | undefined {
  if (instant === undefined) return undefined;
  return instantsAt(localTime(instant, timeZone), timeZone)?.[0] === instant ? 'first' : 'second';
}

function Twice({ which }: { which: 'first' | 'second' | undefined }) {
  return (
    <label class="field">
      <span>Which of the two</span>
      <select name="embargoedUntil.which">
        <option value="">Choose</option>
        <option value="first" selected={which === 'first'}>
          The first, in summer time
        </option>
        <option value="second" selected={which === 'second'}>
          The second, an hour later
        </option>
      </select>
    </label>
  );
}
