// The pictures in the form of an article, in their order: the first is the lead picture.

import type { FormState } from '../signed-in/fields/form-state.ts';
import { Area, Line } from '../signed-in/fields/text-fields.tsx';
import { PICTURE_LABELS, pictureField } from './article-fields.ts';

interface PicturesProps extends FormState {
  /** How many rows are shown, empty ones included. */
  rows: number;
  /** Address of the form, for the buttons that show it again. */
  action: string;
}

export function PictureFields({ rows, action, ...form }: PicturesProps) {
  return (
    <fieldset id="pictures">
      <legend>Pictures</legend>
      <p class="hint">The first picture leads the article. A picture without an owner is never licensed to partners.</p>
      {Array.from({ length: rows }, (_, index) => (
        <Picture {...form} row={index + 1} action={action} />
      ))}
      <button type="submit" class="quiet" name="do" value="more-pictures" formaction={`${action}#pictures`}>
        More pictures
      </button>
    </fieldset>
  );
}

function Picture({ row, action, ...form }: FormState & { row: number; action: string }) {
  const isEmpty = Object.keys(PICTURE_LABELS).every((name) => (form.fields.get(`images.${row}.${name}`) ?? '').trim() === '');
  const isWrong = form.errors.some(({ field }) => field?.startsWith(`images.${row}.`) === true);
  return (
    <details class="picture" open={!isEmpty || isWrong || row === 1}>
      <summary>{isEmpty ? `Picture ${row}: none yet` : `Picture ${row}`}</summary>
      <div class="picture-fields">
        <Thumbnail url={form.fields.get(pictureField(row, 'url')) ?? ''} />
        <Line
          {...form}
          name={pictureField(row, 'url')}
          label={PICTURE_LABELS.url}
          inputMode="url"
          hint="This is the address of the file: https://…"
        />
        <Line
          {...form}
          name={pictureField(row, 'credit')}
          label={PICTURE_LABELS.credit}
          hint="Readers see it like this: Ada Brink / Harbour Pictures. If you leave it empty, there is no credit."
        />
        <Line
          {...form}
          name={pictureField(row, 'source')}
          label={PICTURE_LABELS.source}
          hint="Write whose picture it is. If you leave it empty, no partner gets the picture."
        />
        <Line
          {...form}
          name={pictureField(row, 'alt')}
          label={PICTURE_LABELS.alt}
          hint="Say what it shows, for those who cannot see it. If you leave it empty, screen readers pass over it."
        />
        <Area
          {...form}
          name={pictureField(row, 'caption')}
          label={PICTURE_LABELS.caption}
          rows={2}
          hint="Readers see it below the picture. If you leave it empty, there is none."
        />
      </div>
      <Technical {...form} row={row} />
      {!isEmpty && <RowButtons row={row} action={action} />}
    </details>
  );
}

/** The policy of the page allows no picture over http. */
function Thumbnail({ url }: { url: string }) {
  return URL.canParse(url) && /^https:/i.test(url) ? <img class="thumbnail" src={url} alt="" loading="lazy" /> : null;
}

function Technical({ row, ...form }: FormState & { row: number }) {
  return (
    <details class="technical">
      <summary>Size and type of the file</summary>
      <p class="hint">
        Feeds state what is given here. An RSS feed has the picture as an enclosure only with its type and its size in bytes.
      </p>
      <div class="picture-fields">
        <Line
          {...form}
          name={pictureField(row, 'mediaType')}
          label={PICTURE_LABELS.mediaType}
          hint="Write a type such as image/jpeg."
          isShort
        />
        <Line {...form} name={pictureField(row, 'widthPixels')} label={PICTURE_LABELS.widthPixels} inputMode="numeric" />
        <Line {...form} name={pictureField(row, 'heightPixels')} label={PICTURE_LABELS.heightPixels} inputMode="numeric" />
        <Line {...form} name={pictureField(row, 'sizeBytes')} label={PICTURE_LABELS.sizeBytes} inputMode="numeric" />
      </div>
    </details>
  );
}

function RowButtons({ row, action }: { row: number; action: string }) {
  return (
    <p class="row-buttons">
      {row > 1 && (
        <button type="submit" class="quiet" name="do" value={`up.${row}`} formaction={`${action}#pictures`}>
          Move up<span class="visually-hidden"> picture {row}</span>
        </button>
      )}
      <button type="submit" class="quiet" name="do" value={`remove.${row}`} formaction={`${action}#pictures`}>
        Remove<span class="visually-hidden"> picture {row}</span>
      </button>
    </p>
  );
}
