// The sections with the number of articles of each, and the page that says what another name of one leads to. term.tsx has the page of one.

import type { Term } from '../../../domain/values/term.ts';
import { Cards } from '../../signed-in/cards.tsx';
import { errorsIn, formOf, type Refusal } from '../../signed-in/fields/form-state.ts';
import { Line } from '../../signed-in/fields/text-fields.tsx';
import { FormToken } from '../../signed-in/own-page.tsx';
import { RefusalMessage } from '../../signed-in/refusal-message.tsx';
import { type ConsoleFrame, renderConsolePage } from '../console-layout.tsx';
import { PUBLISHER_PATH } from './publisher.tsx';
import { SETTINGS_PATH } from './settings.tsx';

export const SECTIONS_PATH = `${SETTINGS_PATH}/sections`;

export interface ListedSection extends Term {
  /** Number of visible articles in its feed. */
  articles: number;
}

export function sectionsPage({ frame, sections }: { frame: ConsoleFrame; sections: readonly ListedSection[] }): string {
  const canChange = frame.scopes?.includes('publisher') === true;
  return renderConsolePage({
    frame,
    title: 'Sections',
    children: (
      <>
        <p class="over">
          <a href={SETTINGS_PATH}>Settings</a>
        </p>
        <h1>Sections</h1>
        <p class="lead">
          {canChange && (
            <>
              Sections are added, ordered and described in <a href={`${PUBLISHER_PATH}#group-sections`}>the publisher’s settings</a>.{' '}
            </>
          )}
          The code of a section is part of addresses and stays. The page of a section renames it, and joins it to another one.
        </p>
        {sections.length === 0 ? (
          <p class="lead">There is no section yet.</p>
        ) : (
          <Cards columns={['Name', 'Code', 'Articles']}>
            {sections.map(({ code, name, articles }) => (
              <tr>
                <td>
                  <a href={`${SECTIONS_PATH}/${code}`} dir="auto">
                    {name}
                  </a>
                </td>
                <td data-label="Code">{code}</td>
                <td data-label="Articles">{articles}</td>
              </tr>
            ))}
          </Cards>
        )}
      </>
    ),
  });
}

interface RenameProps {
  frame: ConsoleFrame;
  section: Term;
  /** The new name as it was typed. Absent: none was. */
  name?: string | undefined;
  /** Entity tag of the settings, for the form. Absent: nothing can be done. */
  etag?: string | undefined;
  consequences?: readonly string[];
  message?: Refusal | undefined;
}

export function sectionRenamePage({ frame, section, name, etag, consequences = [], message }: RenameProps): string {
  const path = `${SECTIONS_PATH}/${section.code}/rename`;
  return renderConsolePage({
    frame,
    title: `Rename ${section.name}`,
    children: (
      <>
        <p class="over">
          <a href={SETTINGS_PATH}>Settings</a> · <a href={SECTIONS_PATH}>Sections</a>
        </p>
        <h1>
          Rename <bdi>{section.name}</bdi>
        </h1>
        <RefusalMessage message={message} />
        {etag !== undefined && name !== undefined && (
          <>
            <ul>
              {consequences.map((sentence) => (
                <li>{sentence}</li>
              ))}
            </ul>
            <form method="post" action={path}>
              <FormToken frame={frame} />
              <input type="hidden" name="name" value={name} />
              <input type="hidden" name="etag" value={etag} />
              <button type="submit">Rename it</button>
            </form>
          </>
        )}
        <div class="narrow">
          <form method="get" action={path}>
            <Line
              {...formOf({ name: name ?? section.name }, errorsIn(message))}
              name="name"
              label="Name"
              hint={`The code ${section.code} and the address of the feed stay.`}
              maxChars={200}
              isRequired
            />
            <button type="submit" class="quiet">
              See what follows
            </button>
          </form>
        </div>
      </>
    ),
  });
}
