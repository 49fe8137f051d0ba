// Why the form that was sent was not carried out, above it. Screen readers say it at once.

/** Nothing without a message. */
export function RefusalMessage({ message }: { message: string | undefined }) {
  return message === undefined ? null : (
    <p class="message" role="alert">
      {message}
    </p>
  );
}
