// How to reach a partner.

const EMAIL = /^[^\s@<>"]+@[^\s@<>"]+\.[a-z]{2,}$/i;

export function Contact({ contact }: { contact: string | undefined }) {
  if (contact === undefined) return <span class="unknown">none</span>;
  return <bdi>{EMAIL.test(contact) ? <a href={`mailto:${contact}`}>{contact}</a> : contact}</bdi>;
}
