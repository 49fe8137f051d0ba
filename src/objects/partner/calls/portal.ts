// The calls of the portal: invitations, pasted keys and sessions, and what its pages show besides the calls of the partner's keys.

import type { Credential } from '../../../domain/partners/key.ts';
import type { Refused } from '../../../domain/partners/licence.ts';
import type {
  Invitation,
  KeySignIn,
  NewPortalSession,
  PortalSession,
  PortalSignedIn,
  Receivers,
} from '../../../domain/partners/portal-session.ts';
import type { RateState } from '../../../domain/partners/quota.ts';
import type { Admission, AdmitRequest, ShownBesides } from '../../../domain/pulls/pull-request.ts';
import { present } from '../../../domain/values/present.ts';
import type { PartnerWithdrawal } from '../../../domain/withdrawals/withdrawal.ts';
import { acceptedKey } from '../admission/authenticate.ts';
import * as invitations from '../records/invitations.ts';
import * as keys from '../records/keys.ts';
import { modeOf } from '../records/ledger.ts';
import * as sessions from '../records/portal-sessions.ts';
import * as profile from '../records/profile.ts';
import * as withdrawals from '../records/withdrawals.ts';
import type { PartnerState } from '../state.ts';
import type { LicensedCopy, Unknown } from './licensed-copy.ts';

export class Portal {
  private readonly state: PartnerState;
  private readonly copy: LicensedCopy;

  constructor(state: PartnerState, copy: LicensedCopy) {
    this.state = state;
    this.copy = copy;
  }

  /** Says whom an invitation signs in. Changes nothing. */
  invitation(hash: string): Invitation | undefined {
    const partner = profile.get(this.state.sql);
    const found = invitations.look(this.state.sql, hash, Date.now());
    if (partner === undefined || found === undefined) return undefined;
    const { id, name, email } = found.user;
    return { partner: { id: partner.id, name: partner.name }, user: { id, name, email }, expires: found.expires };
  }

  /** Uses an invitation up and starts its session. False: it cannot be used. */
  openInvitation(hash: string, session: NewPortalSession): boolean {
    const { sql, storage } = this.state;
    const nowMs = Date.now();
    return storage.transactionSync(() => {
      const user = invitations.use(sql, hash, nowMs);
      if (user === undefined) return false;
      sessions.start(sql, { kind: 'user', id: user.id }, session, nowMs);
      return true;
    });
  }

  /** Starts a session of whoever pasted a key. A key with address ranges is refused, because a session could be used from elsewhere. */
  startKeySession(credential: Credential, session: NewPortalSession): KeySignIn {
    const { sql, storage } = this.state;
    const nowMs = Date.now();
    return storage.transactionSync(() => {
      const stored = keys.find(sql, credential.hash);
      const isLive = stored !== undefined && stored.mode === credential.mode && keys.isLive(stored, nowMs);
      if (isLive && stored.cidrs.length > 0) return { kind: 'refused', reason: 'addresses' };
      const key = acceptedKey(sql, this.state.cache, credential, nowMs);
      if (key === undefined) return { kind: 'refused', reason: 'key' };
      if (key.mode === 'feed') return { kind: 'refused', reason: 'feed' };
      sessions.start(sql, { kind: 'key', id: key.id }, session, nowMs);
      return { kind: 'started' };
    });
  }

  /** Finds an ongoing session by the hash of its cookie, and stores that it was used. */
  session(hash: string): PortalSignedIn | undefined {
    const nowMs = Date.now();
    const partner = profile.get(this.state.sql);
    const found = sessions.visit(this.state.sql, hash, nowMs);
    return partner === undefined || found === undefined ? undefined : { ...found, partner };
  }

  /** Admits a pull as for a key, and adds what the page shows besides, so that a page is one call. */
  async admit(request: AdmitRequest, besides: ShownBesides): Promise<Admission> {
    const admission = await this.copy.admit(request);
    if (admission.kind !== 'granted' || admission.refusal !== undefined) return admission;
    if (besides === 'received') {
      const slugs = (admission.granted ?? []).map(({ slug }) => slug);
      const received = this.state.receivers.receivedOf(this.state.sql, modeOf(request.credential), slugs, this.state.ledger.rowsWritten);
      return { ...admission, received };
    }
    const slug = request.candidates?.[0]?.slug;
    return slug === undefined ? admission : { ...admission, ...present({ receivers: this.readReceivers(slug) }) };
  }

  /** The delivery is in the ledger by now, so that a failure here must not withhold the article. */
  private readReceivers(slug: string): Receivers | undefined {
    try {
      return this.receivers(slug);
    } catch (fault) {
      console.error(JSON.stringify({ event: 'receivers-unreadable', fault: String(fault) }));
      return undefined;
    }
  }

  /** Lists who of the partner received an article with live keys or as users, the last first. Repeats of the last seconds are not counted yet. */
  receivers(slug: string): Receivers {
    return this.state.receivers.of(this.state.sql, slug, this.state.ledger.rowsWritten);
  }

  /** Finds the withdrawal of an article that the partner received. If it is not known here, the Catalogue is asked first for those that it has not
   *  sent yet. */
  async withdrawal(
    credential: Credential,
    id: string,
  ): Promise<Refused | Unknown | { kind: 'withdrawal'; withdrawal: PartnerWithdrawal; rate: RateState }> {
    const nowMs = Date.now();
    const caller = this.state.authenticate(credential, 'withdrawals', nowMs);
    if (caller.kind === 'refused') return caller;
    const named = { mode: modeOf(caller.key), id };
    if (named.mode === 'live' && !withdrawals.knows(this.state.sql, named)) await this.state.syncWithdrawals(nowMs);
    const withdrawal = withdrawals.get(this.state.sql, named);
    return withdrawal === undefined ? { kind: 'unknown', rate: caller.rate } : { kind: 'withdrawal', withdrawal, rate: caller.rate };
  }

  /** Lists the ongoing sessions of a person, the last used first. */
  sessions(holder: sessions.Holder): PortalSession[] {
    return sessions.list(this.state.sql, holder, Date.now());
  }

  /** Ends one session of a person, or all without `session`. Returns how many there were. */
  endSessions(holder: sessions.Holder, session?: string): number {
    return this.state.storage.transactionSync(() => sessions.end(this.state.sql, holder, session, Date.now()));
  }
}
