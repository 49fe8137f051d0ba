// What a check of the form of an article found. Pure.
import { withPublicAddress } from '../../domain/feeds/public-address.ts';
import type { EmbedChange } from '../../markup/embeds/changes.ts';
import { type LeftOut, leftOutOf } from '../../markup/left-out.ts';
import type { Check } from '../../pages/console/article-check.tsx';
import type { Form } from '../requests/form.ts';
import type { Saved } from './article-saving.ts';
import type { Stage } from './article-stage.ts';
import { differenceOf } from './version-difference.ts';

/** More sentences about what is left out are not shown. */
const SENTENCES = 30;

/** `origin`: of this service, where the page of the article may be. */
export function checkOf(
  { stored, publisher }: Stage,
  origin: string,
  fields: Form,
  { result, embeds }: Extract<Saved, { kind: 'done' }>,
): Check {
  const sentences = leftOutSentences(fields.get('bodyHtml') ?? '', embeds);
  const more = sentences.length - SENTENCES;
  return {
    article: withPublicAddress(result.article, publisher, origin),
    leftOut: more > 0 ? [...sentences.slice(0, SENTENCES), `And ${more} more.`] : sentences,
    differences: stored === undefined ? undefined : differenceOf(stored, result.article),
  };
}

function leftOutSentences(html: string, embeds: readonly EmbedChange[]): string[] {
  const replaced = new Set(embeds.map(({ element }) => element));
  return [...new Set(embeds.map(embedSentence)), ...leftOutOf(html, replaced).map(leftOutSentence)];
}

function embedSentence({ element, became, address }: EmbedChange): string {
  const at = address === undefined ? '' : `: ${address}`;
  if (became === 'nothing') return `<${element}> is left out${at}`;
  return `<${element}> becomes ${became === 'text' ? 'text' : `a ${became}`}${at}`;
}

function leftOutSentence({ name, kind, count }: LeftOut): string {
  const times = count === 1 ? '' : ` (${count} times)`;
  switch (kind) {
    case 'content':
      return `<${name}> is left out with everything in it${times}`;
    case 'tag':
      return `<${name}> is left out, and its content stays${times}`;
    case 'attribute':
      return `The attribute ${name} is left out${times}`;
    case 'address':
      return `The address ${name} is left out${times}`;
  }
}
