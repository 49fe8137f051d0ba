// What is written in a form that rotates a key, at the console and at the portal.
import { errorsIn, formOf, type Refusal } from './fields/form-state.ts';
import { Line } from './fields/text-fields.tsx';
import { KEY_FORMS } from './key-forms.ts';

interface RotationProps {
  message: Refusal | undefined;
  /** What was written. Absent: nothing yet. */
  overlapHours: string | undefined;
}

export function RotationFields({ message, overlapHours = '168' }: RotationProps) {
  return (
    <Line
      {...formOf({ overlapHours }, errorsIn(message))}
      name="overlapHours"
      label={KEY_FORMS.rotation.texts.overlapHours}
      type="number"
      min={0}
      max={720}
      hint="Give a number from 0 to 720. With 0 this key ends at once, and everything that uses it stops until it has the new one."
      isRequired
    />
  );
}
