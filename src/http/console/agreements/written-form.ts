// What somebody wrote in the form of an agreement, and what is to be done with it. Pure.
import { type FormFields, textNames } from '../../../domain/agreements/fields/form-fields.ts';
import { SCHEMA_FIELDS } from '../../../domain/agreements/fields/schema-fields.ts';
import { nameInTerms } from '../../../pages/console/agreements/terms-names.ts';

export interface WrittenForm {
  /** Id of the agreement; for a new one what was written as its id. */
  id: string;
  /** Number of the newest version when the form was made; 0 if there was none. */
  version: number;
  /** The fields of the terms. */
  fields: FormFields;
  /** `preview`: a part of the page is to follow what is written. `paste`: the text in `json` is to replace the fields. A form is only stored with
   *  `save`. */
  action?: 'check' | 'preview' | 'save' | 'paste' | undefined;
  json?: string | undefined;
}

/** Fields of the page that are none of the terms. */
const OTHERS: ReadonlySet<string> = new Set(['form', 'version', 'id', 'do', 'json', 'kept']);

/** The fields for text as a browser sends them if nothing is written in them. */
const EMPTY_TEXTS = SCHEMA_FIELDS.flatMap(textNames).map((name) => [name, ''] as const);

/** A form that names no version was made from none: it can only add an agreement. */
export function writtenIn(form: ReadonlyMap<string, string>, agreement: string | undefined): WrittenForm {
  const version = form.get('version') ?? '';
  const terms = [...form].filter(([name]) => !OTHERS.has(name)).map(([name, value]) => [nameInTerms(name), value] as const);
  return {
    id: agreement ?? form.get('id')?.trim() ?? '',
    version: /^\d{1,9}$/.test(version) ? Number(version) : 0,
    // A form that was kept after its session has no fields that were empty.
    fields: new Map(form.has('kept') ? [...EMPTY_TEXTS, ...terms] : terms),
    action: actionOf(form),
    json: form.get('json'),
  };
}

function actionOf(form: ReadonlyMap<string, string>): WrittenForm['action'] {
  const wanted = form.get('do');
  const isPasted = form.has('kept') && form.get('json') !== undefined;
  if (wanted === 'paste' || isPasted) return 'paste';
  return wanted === 'save' || wanted === 'preview' ? wanted : 'check';
}
