// The fields in which the desk writes who a user of a partner's portal is, and what the user may do. They are the same for a new user and for a change.
import { agreementName, type References } from '../../../domain/partners/holders.ts';
import { type PortalUser, USER_RIGHTS, USUAL_RIGHTS, type UserFacts } from '../../../domain/partners/portal-user.ts';
import { EVERY_USER, RIGHT_WORDS } from '../../../domain/partners/user-rights.ts';
import { NAME_CHARS } from '../../../domain/values/limits.ts';
import { Boxes } from '../../signed-in/fields/choice-fields.tsx';
import { type FormState, formOf } from '../../signed-in/fields/form-state.ts';
import { Line } from '../../signed-in/fields/text-fields.tsx';
import { agreementField, rightField } from './user-field-names.ts';

export interface UserFieldsProps {
  /** Tells the fields from those of other forms on the page. */
  form: string;
  /** Of all agreements of the partner, of which the user has some. Nothing is asked about a single one. */
  references: References;
  /** What was written in the form, and what is wrong with it. Absent: it was not sent. */
  given?: FormState | undefined;
  /** The user as stored. Absent: a new one. */
  user?: PortalUser | undefined;
}

const NEW_USER: Pick<UserFacts, 'rights'> = { rights: USUAL_RIGHTS };

export function UserFields({ form, references, given, user }: UserFieldsProps) {
  const state = { ...(given ?? formOf({ name: user?.name, email: user?.email })), form };
  const { rights } = user ?? NEW_USER;
  const agreements = Object.keys(references);
  const isTicked = (name: string, otherwise: boolean) => given?.fields.has(name) ?? otherwise;
  return (
    <>
      <Line {...state} name="name" label="Name" maxChars={NAME_CHARS} hint="The person’s own name, which the ledger shows." isRequired />
      <Line
        {...state}
        name="email"
        label="E-mail"
        type="email"
        hint="The person’s own address. It tells two people of one name apart."
        isRequired
      />
      {agreements.length > 1 && (
        <Boxes
          {...state}
          name="agreements"
          label="Agreements"
          isRequired
          boxes={agreements.map((id) => ({
            name: agreementField(id),
            value: 'on',
            label: agreementName(id, references),
            isTicked: isTicked(agreementField(id), user?.agreements.includes(id) ?? false),
          }))}
        />
      )}
      <Boxes
        {...state}
        name="rights"
        label="Rights"
        hint={EVERY_USER}
        isRequired
        boxes={USER_RIGHTS.map((right) => ({
          name: rightField(right),
          value: 'on',
          label: RIGHT_WORDS[right].label,
          hint: sentenceOf(RIGHT_WORDS[right].means),
          isTicked: isTicked(rightField(right), rights.includes(right)),
        }))}
      />
    </>
  );
}

function sentenceOf(means: string): string {
  return `${means.charAt(0).toUpperCase()}${means.slice(1)}.`;
}
