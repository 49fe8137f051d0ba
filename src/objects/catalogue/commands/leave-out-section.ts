// Takes a section that is joined to another out of the publisher's settings.
import { withJoinedSection } from '../../../domain/publisher/joined-sections.ts';
import type { Actor } from '../../../domain/values/actor.ts';
import type { Term } from '../../../domain/values/term.ts';
import * as vocabulary from '../articles/vocabulary.ts';
import * as settings from '../settings/settings.ts';
import { changePublisher } from './publisher-change.ts';

interface Leaving {
  /** Code of the section that stays. */
  target: string;
  actor: Actor;
  nowMs: number;
}

/** Changes the settings within the caller's transaction. The name of the section is stored as that of the alias. */
export function leaveOutSection(sql: SqlStorage, section: Term, { target, actor, nowMs }: Leaving): void {
  const publisher = settings.publisher(sql)?.publisher;
  if (publisher === undefined) return;
  vocabulary.add(sql, 'sections', section);
  changePublisher(sql, { publisher: withJoinedSection(publisher, section.code, target), etags: ['*'], actor, nowMs, dryRun: false });
}
