// Why the form that was sent was not carried out, above it. Screen readers say it at once.
import { ErrorList } from './fields/error-list.tsx';
import type { Refusal } from './fields/form-state.ts';

interface MessageProps {
  message: Refusal | undefined;
  /** As in the state of the form. */
  form?: string | undefined;
  /** What was not done, if it is not that nothing was stored. */
  said?: string;
}

/** Nothing without a message. */
export function RefusalMessage({ message, ...list }: MessageProps) {
  if (typeof message === 'object') return <ErrorList {...list} errors={message} />;
  return message === undefined ? null : (
    <p class="message" role="alert">
      {message}
    </p>
  );
}
