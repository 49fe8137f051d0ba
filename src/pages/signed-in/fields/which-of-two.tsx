// Asks which of two equal times is meant, on the day on which the clocks are set back.
import { Choice } from './choice-fields.tsx';
import type { FieldProps } from './form-state.ts';

const TWO = [
  ['first', 'The first, in summer time'],
  ['second', 'The second, an hour later'],
] as const;

export function WhichOfTwo(field: Omit<FieldProps, 'hint'>) {
  return (
    <Choice {...field} any="Choose" options={TWO} hint="On this day the clocks are set back, and this time occurs twice." isRequired />
  );
}
