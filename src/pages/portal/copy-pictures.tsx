// The pictures of an article: whether each may be used, with its credit and its caption.
import type { Image } from '../../domain/articles/article.ts';
import { CopyPart } from './copy-part.tsx';

/** A picture that the agreement does not grant. Neither its address nor its caption is shown. */
export interface RefusedPicture {
  credit: string | undefined;
}

interface PicturesProps {
  /** Pictures that may be used. The lead picture is the first. */
  images: readonly Image[];
  refused: readonly RefusedPicture[];
}

export function Pictures({ images, refused }: PicturesProps) {
  if (images.length + refused.length === 0) return null;
  return (
    <>
      <h2>Pictures</h2>
      {images.map((image, index) => (
        <section>
          <h3>Picture {index + 1}: you may use it</h3>
          <p>
            <a href={image.url} rel="noreferrer">
              Open the picture
            </a>
          </p>
          {image.caption !== undefined && <CopyPart label="Caption" text={image.caption} />}
          {image.credit !== undefined && <CopyPart label="Picture credit" text={image.credit} />}
          {image.alt !== undefined && <CopyPart label="Alternative text" text={image.alt} />}
        </section>
      ))}
      {refused.map(({ credit }) => (
        <p class="refused">
          <strong>You may not use this picture.</strong> {credit !== undefined && <span dir="auto">Picture: {credit}</span>}
        </p>
      ))}
    </>
  );
}
