// The form for a new key of a partner.
import { agreementName } from '../../../domain/partners/holders.ts';
import { KEY_SCOPES } from '../../../domain/partners/key.ts';
import { KEY_MODES } from '../../../domain/values/credential-prefixes.ts';
import { NAME_CHARS } from '../../../domain/values/limits.ts';
import { Boxes, Choice } from '../../signed-in/fields/choice-fields.tsx';
import { formOf } from '../../signed-in/fields/form-state.ts';
import { Area, Line } from '../../signed-in/fields/text-fields.tsx';
import { MODE_MEANINGS, SCOPE_NAMES, USUAL_SCOPES } from '../../signed-in/key-words.ts';
import { FORMS } from '../forms.ts';
import { Panel, type PartnerFormProps } from './partner-forms.tsx';

/** Each scope is a box of its own, because a field that is sent twice has one value. */
export function scopeField(scope: (typeof KEY_SCOPES)[number]): `scope-${typeof scope}` {
  return `scope-${scope}`;
}

export function NewKey({ record, formId, given, ...form }: PartnerFormProps) {
  const { texts } = FORMS.keys;
  const agreements = Object.keys(record.references);
  if (agreements.length === 0) return null;
  const written = { ...(given ?? formOf({})), form: 'keys' };
  return (
    <Panel {...form} record={record} given={given} action="keys" hidden={{ formId }}>
      <p>The key is shown once, on the next page. Send it in a way that nobody else can read.</p>
      <Line
        {...written}
        name="name"
        label={texts.name}
        maxChars={NAME_CHARS}
        hint="Name the program or the person that uses it. Only the desk sees the name."
        isRequired
      />
      <Choice {...written} name="mode" label={texts.mode} options={KEY_MODES.map((mode) => [mode, MODE_MEANINGS[mode]])} />
      <Choice
        {...written}
        name="agreement"
        label={texts.agreement}
        options={agreements.map((id) => [id, agreementName(id, record.references)])}
      />
      <Boxes
        {...written}
        name="scopes"
        label="What it gives access to"
        hint="A feed token gives access to its feed only, whatever is ticked here."
        boxes={KEY_SCOPES.map((scope) => ({
          name: scopeField(scope),
          value: 'on',
          label: SCOPE_NAMES[scope],
          isTicked: given === undefined ? USUAL_SCOPES.includes(scope) : given.fields.has(scopeField(scope)),
        }))}
      />
      <Line
        {...written}
        name="lastDay"
        label={texts.lastDay}
        type="date"
        hint="If you leave it empty, the key is valid until it is revoked."
      />
      <Area
        {...written}
        name="cidrs"
        label={texts.cidrs}
        hint="Write one address on each line, such as 192.0.2.0/24. If you leave it empty, the key may be used from anywhere."
        isList
      />
    </Panel>
  );
}
