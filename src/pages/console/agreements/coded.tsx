// Text about a field of an agreement, in which code is between back-ticks.

export function Coded({ text }: { text: string }) {
  return <>{text.split('`').map((part, index) => (index % 2 === 0 ? part : <code>{part}</code>))}</>;
}
