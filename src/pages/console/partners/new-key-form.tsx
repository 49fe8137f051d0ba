// The form for a new key of a partner.
import { KEY_SCOPES } from '../../../domain/partners/key.ts';
import { KEY_MODES } from '../../../domain/values/credential-prefixes.ts';
import { NAME_CHARS } from '../../../domain/values/limits.ts';
import { FORMS } from '../forms.ts';
import { MODE_MEANINGS, SCOPE_NAMES, USUAL_SCOPES } from './key-words.ts';
import { Panel, type PartnerFormProps } from './partner-forms.tsx';

/** Each scope is a box of its own, because a field that is sent twice has one value. */
export function scopeField(scope: (typeof KEY_SCOPES)[number]): `scope-${typeof scope}` {
  return `scope-${scope}`;
}

export function NewKey({ record, formId, fields, ...form }: PartnerFormProps) {
  const { texts } = FORMS.keys;
  const agreements = record.agreements ?? [];
  if (agreements.length === 0) return null;
  return (
    <Panel {...form} record={record} fields={fields} action="keys" hidden={{ formId }}>
      <p>The key is shown once, on the next page. Send it in a way that nobody else can read.</p>
      <label class="field">
        <span>{texts.name}</span>
        <input name="name" value={fields?.get('name')} maxlength={NAME_CHARS} required dir="auto" />
        <span class="hint">For the desk: the program or the person that uses it.</span>
      </label>
      <label class="field">
        <span>{texts.mode}</span>
        <select name="mode">
          {KEY_MODES.map((mode) => (
            <option value={mode} selected={fields?.get('mode') === mode}>
              {MODE_MEANINGS[mode]}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>{texts.agreement}</span>
        <select name="agreement">
          {agreements.map(({ summary: { agreement } }) => (
            <option value={agreement.id} selected={fields?.get('agreement') === agreement.id}>
              {agreement.id}, {agreement.terms.reference}
            </option>
          ))}
        </select>
      </label>
      <Scopes fields={fields} />
      <label class="field">
        <span>{texts.lastDay}</span>
        <input type="date" name="lastDay" value={fields?.get('lastDay')} />
        <span class="hint">Left empty, the key is valid until it is revoked.</span>
      </label>
      <label class="field">
        <span>{texts.cidrs}</span>
        <textarea name="cidrs" rows={2} spellcheck={false}>
          {`\n${fields?.get('cidrs') ?? ''}`}
        </textarea>
        <span class="hint">One on a line, such as 192.0.2.0/24. Left empty, the key may be used from anywhere.</span>
      </label>
    </Panel>
  );
}

function Scopes({ fields }: Pick<PartnerFormProps, 'fields'>) {
  const isTicked = (scope: (typeof KEY_SCOPES)[number]) =>
    fields === undefined ? USUAL_SCOPES.includes(scope) : fields.has(scopeField(scope));
  return (
    <fieldset>
      <legend>What it gives access to</legend>
      {KEY_SCOPES.map((scope) => (
        <label class="check">
          <input type="checkbox" name={scopeField(scope)} checked={isTicked(scope)} />
          <span>{SCOPE_NAMES[scope]}</span>
        </label>
      ))}
      <span class="hint">A feed token gives access to its feed only, whatever is ticked here.</span>
    </fieldset>
  );
}
