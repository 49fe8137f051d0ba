// Selects the pictures that an agreement grants, beside the text and within it, and the credit of each. Pure.
import type { AgreementVersion } from '../agreements/agreement.ts';
import type { Article, Image } from '../articles/article.ts';
import type { BodyPicture } from '../articles/body-images.ts';
import { withDeclaredSize } from '../articles/declared-size.ts';
import { type Grant, isClearedSource } from '../entitlement/entitlement.ts';
import { isOwnSource } from '../publisher/own-copy.ts';
import type { Publisher } from '../publisher/publisher.ts';

export interface GrantedPictures {
  /** Granted pictures beside the text; the lead picture is the first. */
  images: Image[];
  /** Tells whether a picture within the text is granted. */
  mayStay: (picture: BodyPicture) => boolean;
  /** Returns the credit of a picture, or else its source. The publisher's own picture needs none, because the notice names the publisher. */
  creditOf: (picture: BodyPicture) => string | undefined;
}

interface PictureTerms {
  grant: Pick<Grant, 'form' | 'images'>;
  terms: AgreementVersion['terms'];
  publisher: Publisher;
}

/** Selects the granted pictures. A picture within the text may be listed in `images` too, by its URL. If both places name an owner, both owners
 *  must be granted; a picture without an owner is not. */
export function grantedPictures({ images }: Pick<Article, 'images'>, terms: PictureTerms): GrantedPictures {
  const listed = (picture: BodyPicture) => images.find(({ url }) => url === picture.url);
  return {
    images: images.filter(({ source }) => isGranted(source, terms)).map(withDeclaredSize),
    mayStay: (picture) => {
      const owners = [picture.source, listed(picture)?.source].filter((owner) => owner !== undefined);
      return owners.length > 0 && owners.every((owner) => isGranted(owner, terms));
    },
    creditOf: (picture) => {
      const owner = picture.source ?? listed(picture)?.source;
      const isOwn = owner !== undefined && isOwnSource(terms.publisher, owner);
      return picture.credit ?? listed(picture)?.credit ?? (isOwn ? undefined : owner);
    },
  };
}

function isGranted(source: string | undefined, { grant: { form, images }, terms, publisher }: PictureTerms): boolean {
  if (form === 'headline' || images === 'none' || source === undefined) return false;
  return images === 'own' ? isOwnSource(publisher, source) : isClearedSource(terms.scope, source, publisher);
}
