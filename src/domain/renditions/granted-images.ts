// The pictures of an article that an agreement grants, beside the text and within it, and the credit of each. Pure.
import type { AgreementVersion } from '../agreements/agreement.ts';
import type { Article, Image } from '../articles/article.ts';
import type { BodyPicture } from '../articles/body-images.ts';
import { withDeclaredSize } from '../articles/declared-size.ts';
import { type Grant, isClearedSource } from '../entitlement/entitlement.ts';
import { isOwnSource, type Publisher } from '../publisher/publisher.ts';

export interface GrantedPictures {
  /** Of those beside the text; the first is the lead. */
  images: Image[];
  /** For those within it. */
  mayStay: (picture: BodyPicture) => boolean;
  /** Its creator, or else its source. The publisher's own needs no name, because the notice has it. */
  creditOf: (picture: BodyPicture) => string | undefined;
}

interface PictureTerms {
  grant: Pick<Grant, 'form' | 'images'>;
  terms: AgreementVersion['terms'];
  publisher: Publisher;
}

/** A picture within the text also has what the list says of its URL. If both name an owner, both must be cleared; one without an owner
 *  may not be passed on. */
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
