// The page that licence links of public feeds point to. It says only what follows from the publisher's settings: the notice, what public
// feeds may be used for, and whom to ask for a licence.
import { TERMS_PATH } from '../../domain/feeds/feed-name.ts';
import { houseNotice } from '../../domain/publisher/own-copy.ts';
import { yearIn } from '../../domain/values/instant.ts';
import { type PagePublisher, type PublisherFrame, renderPage } from '../layout/layout.tsx';

export interface TermsProps {
  frame: PublisherFrame;
}

export function termsPage({ frame }: TermsProps): string {
  const { publisher } = frame;
  return renderPage({
    frame,
    title: 'Terms of use',
    description: `What the public feeds of ${publisher.name} may be used for, and whom to ask for more.`,
    path: TERMS_PATH,
    children: (
      <div class="prose">
        <h1>Terms of use</h1>
        <Notice frame={frame} />
        <Allowed publisher={publisher} />
        <NeedsAgreement publisher={publisher} />
        <OthersCopy name={publisher.name} />
      </div>
    ),
  });
}

function Notice({ frame: { publisher, newestAt } }: { frame: PublisherFrame }) {
  const line =
    newestAt === undefined
      ? publisher.houseLine.replaceAll('{year}', '[year]')
      : houseNotice(publisher, yearIn(publisher.timeZone, newestAt));
  return (
    <section aria-labelledby="notice">
      <h2 id="notice">The notice</h2>
      <p>
        Articles of <Name of={publisher} /> carry this notice:
      </p>
      <blockquote dir="auto" lang={publisher.language}>
        {line}
      </blockquote>
      <p>The year is the one in which the article was first published. Whoever shows an article must show its notice with it.</p>
    </section>
  );
}

function Allowed({ publisher }: { publisher: PagePublisher }) {
  return (
    <section aria-labelledby="allowed">
      <h2 id="allowed">What the public feeds are for</h2>
      <ul>
        <li>You may subscribe to any feed here and read it, for your personal use.</li>
        <li>A feed reader may show you headline, summary and picture as the feed carries them, with the link to the article.</li>
        {publisher.publicContent === 'full' && (
          <li>These feeds carry whole articles. They are there to be read in your reader, not to be published again.</li>
        )}
        <li>When an article is corrected or withdrawn, the feed says so. A withdrawn article must not be shown any longer.</li>
      </ul>
    </section>
  );
}

function NeedsAgreement({ publisher }: { publisher: PagePublisher }) {
  return (
    <section aria-labelledby="agreement">
      <h2 id="agreement">What needs an agreement</h2>
      <p>
        You need an agreement with <Name of={publisher} /> before you reproduce an article or its pictures, whole or in part, in print, on a
        site, in an application or in a newsletter.
      </p>
      <p>
        To ask for one, write to <Contact contact={publisher.licensingContact} />. Say which articles or feeds you mean, where they are to
        appear, and for how long.
      </p>
    </section>
  );
}

function OthersCopy({ name }: { name: string }) {
  return (
    <section aria-labelledby="others">
      <h2 id="others">Copy and pictures of others</h2>
      <p>
        Some articles and pictures come from another source, which is named with them. They carry their holder’s own notice and, where the
        holder gave one, the holder’s licence. These terms do not cover them, because <bdi>{name}</bdi> cannot license what belongs to
        others.
      </p>
    </section>
  );
}

function Name({ of: publisher }: { of: PagePublisher }) {
  return (
    <bdi>
      <a href={publisher.siteUrl}>{publisher.name}</a>
    </bdi>
  );
}

const EMAIL = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;
const WEB_URL = /^https?:\/\/\S+$/;

/** The setting is free text. An e-mail address or a URL becomes a link; anything else is shown as text. */
function Contact({ contact }: { contact: string }) {
  if (EMAIL.test(contact)) return <a href={`mailto:${contact}`}>{contact}</a>;
  if (WEB_URL.test(contact)) return <a href={contact}>{contact}</a>;
  return <bdi>{contact}</bdi>;
}
