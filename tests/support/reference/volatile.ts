// What is different in every run of the examples: two examples are equal if they are equal without it. Stated in src/reference/examples/example.ts.
const VOLATILE: readonly [RegExp, string][] = [
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)/g, '<instant>'],
  [/(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d \w{3} \d{4} \d\d:\d\d:\d\d (?:GMT|[+-]\d{4})/g, '<instant>'],
  [/\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}\b/g, '<day>'],
  [/\d{4}-\d\d-\d\d/g, '<day>'],
  [/© \d{4}/g, '© <year>'],
  [/\b[0-9a-f]{12,}\b/g, '<hash>'],
  [/\bp\d+\.[\w-]{20,}/g, '<sealed>'],
  [/W\/\\?"[\w-]{12,}\\?"/g, '<etag>'],
  [/\beyJ[\w-]+(?:\.[\w-]+)*/g, '<receipt>'],
  [/(?<![\w-])[\w-]{43}(?![\w-])/g, '<key>'],
  [/;r=\d+(;t=\d+)?/g, ';<left>'],
  [/"(remaining|resetSeconds|iat)":\d+/g, '"$1":<number>'],
];

export function withoutVolatile(value: unknown): string {
  return VOLATILE.reduce((text, [pattern, shown]) => text.replace(pattern, shown), JSON.stringify(value));
}
