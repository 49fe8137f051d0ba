// The methods of a partner's object about its people: for the portal, and for the desk about its users. The object itself (src/objects/partner.ts) adds those
// for keys and for the desk.
import { DurableObject } from 'cloudflare:workers';
import { LicensedCopy } from './calls/licensed-copy.ts';
import { Portal } from './calls/portal.ts';
import { PortalAccount } from './calls/portal-account.ts';
import { Users } from './calls/users.ts';
import { PartnerState } from './state.ts';

export class PartnerOfPeople extends DurableObject<Env> {
  protected readonly state = new PartnerState(this.ctx, this.env);
  protected readonly copy = new LicensedCopy(this.state);
  private readonly portal = new Portal(this.state, this.copy);
  private readonly portalAccount = new PortalAccount(this.state);
  private readonly users = new Users(this.state);

  invitation(...call: Parameters<Portal['invitation']>) {
    return this.portal.invitation(...call);
  }
  openInvitation(...call: Parameters<Portal['openInvitation']>) {
    return this.portal.openInvitation(...call);
  }
  startKeySession(...call: Parameters<Portal['startKeySession']>) {
    return this.portal.startKeySession(...call);
  }
  portalSession(...call: Parameters<Portal['session']>) {
    return this.portal.session(...call);
  }
  admitAtPortal(...call: Parameters<Portal['admit']>) {
    return this.portal.admit(...call);
  }
  portalWithdrawal(...call: Parameters<Portal['withdrawal']>) {
    return this.portal.withdrawal(...call);
  }
  portalSessions(...call: Parameters<Portal['sessions']>) {
    return this.portal.sessions(...call);
  }
  endPortalSessions(...call: Parameters<Portal['endSessions']>) {
    return this.portal.endSessions(...call);
  }
  portalKeys(...call: Parameters<PortalAccount['keys']>) {
    return this.portalAccount.keys(...call);
  }
  rotatePortalKey(...call: Parameters<PortalAccount['rotate']>) {
    return this.portalAccount.rotate(...call);
  }
  portalPeople(...call: Parameters<PortalAccount['users']>) {
    return this.portalAccount.users(...call);
  }
  portalReceivers(...call: Parameters<PortalAccount['receivers']>) {
    return this.portalAccount.receivers(...call);
  }
  portalUsage(...call: Parameters<PortalAccount['usage']>) {
    return this.portalAccount.usage(...call);
  }
  portalUsers(...call: Parameters<Users['list']>) {
    return this.users.list(...call);
  }
  holders(...call: Parameters<Users['holders']>) {
    return this.users.holders(...call);
  }
  names(...call: Parameters<Users['names']>) {
    return this.users.names(...call);
  }
  addUser(...call: Parameters<Users['add']>) {
    return this.users.add(...call);
  }
  changeUser(...call: Parameters<Users['change']>) {
    return this.users.change(...call);
  }
  revokeUser(...call: Parameters<Users['revoke']>) {
    return this.users.revoke(...call);
  }
  inviteUser(...call: Parameters<Users['invite']>) {
    return this.users.invite(...call);
  }
  revokeInvitation(...call: Parameters<Users['revokeInvitation']>) {
    return this.users.revokeInvitation(...call);
  }
}
