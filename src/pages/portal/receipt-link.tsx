// A link to the receipt of a delivery, which the browser keeps as a file.
import type { Child } from 'hono/jsx';

interface ReceiptProps {
  /** Id of the receipt. */
  id: string;
  children?: Child;
}

export function ReceiptLink({ id, children }: ReceiptProps) {
  return (
    <a href={`/portal/receipts/${id}`} download={`${id}.jws`}>
      {children}
    </a>
  );
}
