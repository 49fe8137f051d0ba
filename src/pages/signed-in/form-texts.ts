// What is said of a form that is kept after its session has ended: what it does, and the fields in which people write. Pure.

export interface FormTexts {
  title: string;
  button: string;
  /** Labels of the fields with text, by their names, in the order of the form. */
  texts: Readonly<Record<string, string>>;
  /** Labels of the boxes to tick. */
  choices?: Readonly<Record<string, string>>;
  /** Label of a field whose name the form makes itself, such as one of a row; `undefined` if the form has no such field. */
  labelOf?: (name: string) => string | undefined;
  /** Names of the fields that people do not see. The token of the form is none of them. */
  hidden: readonly string[];
  /** Whether there are more fields with this name, which are kept and not shown one by one. Absent: there are none. */
  hasMore?: (name: string) => boolean;
  /** What a form of several buttons does when it is sent again: it is shown with all its fields. Absent: it is carried out. */
  again?: { button: string; fields: Readonly<Record<string, string>> };
  /** People agree to something that is on the form's page and not in the form, so it is sent from that page only, also after the session has ended.
   *  Absent: it may be sent again from elsewhere. */
  isReadFirst?: true;
}

/** The form of a table with this address, without a query. Its name is the last part. Routes are matched with percent-encoded letters too. */
export function formIn(forms: Readonly<Record<string, FormTexts>>, path: string): FormTexts {
  const last = decodeURI(path.slice(path.lastIndexOf('/') + 1));
  const found = Object.hasOwn(forms, last) ? forms[last] : undefined;
  if (found === undefined) throw new Error(`no form is known at ${path}`);
  return found;
}
