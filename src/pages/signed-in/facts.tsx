// Lines of a list of facts: a label with what is known. A line without text is left out.
import type { Instant } from '../../domain/values/instant.ts';
import { type Locale, When } from '../layout/dates.tsx';

export function Fact({ label, text }: { label: string; text: string }) {
  return text === '' ? null : (
    <>
      <dt>{label}</dt>
      <dd dir="auto">{text}</dd>
    </>
  );
}

export function DateFact({ label, instant, locale }: { label: string; instant: Instant; locale: Locale }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <When instant={instant} locale={locale} />
      </dd>
    </>
  );
}
