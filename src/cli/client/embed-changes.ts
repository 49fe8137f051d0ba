// What the server changed or left out of a text, in words for the person who sent it.

/** As the reference describes `embeds`. */
export interface EmbedChange {
  element: string;
  became: string;
  address?: string;
}

export interface EmbedsMember {
  embeds?: readonly EmbedChange[];
  /** How many more there are. */
  moreEmbeds?: number;
}

export function embedSentences({ embeds = [], moreEmbeds = 0 }: EmbedsMember): string[] {
  const sentences = embeds.map(({ element, became, address }) => {
    if (became === 'nothing') return `<${element}> was left out${address === undefined ? '' : `: ${address}`}`;
    return `<${element}> became ${became === 'text' ? became : `a ${became}`}${address === undefined ? '' : `: ${address}`}`;
  });
  return moreEmbeds > 0 ? [...sentences, `${moreEmbeds} more embeds were changed or left out`] : sentences;
}
