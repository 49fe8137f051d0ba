// The bar at the top of every page of the console and of the portal: the publisher, the navigation, and who is signed in.
import type { Child } from 'hono/jsx';

export interface BarLink {
  href: string;
  label: string;
  isCurrent: boolean;
}

interface BarProps {
  publisher: { name: string; language: string } | undefined;
  /** Path of the first page. */
  home: string;
  /** For whom the pages are. */
  audience: Child;
  /** Absent: nobody is signed in. */
  person?: { name: string; links: readonly BarLink[]; sessions: Omit<BarLink, 'label'>; signOut: Child } | undefined;
}

export function Bar({ publisher, home, audience, person }: BarProps) {
  return (
    <header class="bar">
      <p class="title">
        <a href={home} dir="auto" lang={publisher?.language}>
          {publisher?.name ?? 'Tearsheet'}
        </a>{' '}
        <span dir="auto">{audience}</span>
      </p>
      {person !== undefined && (
        <>
          <nav aria-label="Main">
            <ul>
              {person.links.map(({ href, label, isCurrent }) => (
                <li>
                  <a href={href} aria-current={isCurrent ? 'page' : undefined}>
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <div class="person">
            <a href={person.sessions.href} aria-current={person.sessions.isCurrent ? 'page' : undefined}>
              <bdi>{person.name}</bdi>
            </a>
            {person.signOut}
          </div>
        </>
      )}
    </header>
  );
}
