// The fields of an article that a correction can empty. Pure, and without the schemas, which the command line loads only when it needs them.

export const EMPTIABLE_FIELDS = [
  'standfirst',
  'by',
  'located',
  'subjects',
  'images',
  'language',
  'url',
  'expires',
  'edNote',
  'urgency',
  'copyrightHolder',
  'copyrightNotice',
  'licence',
  'sourceFeed',
] as const;

export type EmptiableField = (typeof EMPTIABLE_FIELDS)[number];

export function isEmptiable(name: string): name is EmptiableField {
  return EMPTIABLE_FIELDS.some((field) => field === name);
}
