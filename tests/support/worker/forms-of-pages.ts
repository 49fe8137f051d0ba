// Forms in pages of the console and of the portal, as a browser reads and sends them.
import type { Answer } from './console.ts';

/** What a browser sends when the form whose address begins so is submitted on the page. Choices are not among it. */
export function fieldsIn({ text }: Pick<Answer, 'text'>, action: string): Record<string, string> {
  const form = new RegExp(`<form method="post" action="${action}[^>]*>([\\s\\S]*?)</form>`).exec(text)?.[1] ?? '';
  const inputs = [...form.matchAll(/<input type="(?:hidden|text|datetime-local)"[^>]*? name="([^"]+)"[^>]*? value="([^"]*)"/g)];
  // Parsers drop the first line break in a textarea; browsers send line breaks as CR LF.
  const areas = [...form.matchAll(/<textarea [^>]*name="([^"]+)"[^>]*>(?:\r?\n)?([\s\S]*?)<\/textarea>/g)].map(
    ([, name = '', value = '']) => [name, unescaped(value).replace(/\r?\n/g, '\r\n')] as const,
  );
  return Object.fromEntries([...inputs.map(([, name = '', value = '']) => [name, unescaped(value)] as const), ...areas]);
}

export function unescaped(text: string): string {
  const named: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };
  return text.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => named[entity] ?? '');
}
