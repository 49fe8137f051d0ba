// The plain text of a rendition without its notice. The parser of HTML is imported only for text that an older program stored.
import type { Rendition } from '../../domain/renditions/rendition.ts';
import { storedTextOf } from '../../markup/stored-text.ts';
import { lateModule } from '../isolate/late-module.ts';

const parser = lateModule(() => import('../../markup/text.ts'));

/** Empty for a rendition without text. */
export async function plainTextOf({ textHtml }: Pick<Rendition, 'textHtml'>): Promise<string> {
  return storedTextOf(textHtml) ?? (await parser()).textOf(textHtml);
}
