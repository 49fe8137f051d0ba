// A partner's Durable Object. Other calls may run during each `await` of a method. Each RPC method is implemented by the class of its subject.
import { Backup } from './partner/calls/backup.ts';
import { Desk } from './partner/calls/desk.ts';
import type { LicensedCopy } from './partner/calls/licensed-copy.ts';
import { Licensee } from './partner/calls/licensee.ts';
import { Sandbox } from './partner/calls/sandbox.ts';
import { TestKeys } from './partner/calls/test-keys.ts';
import { PartnerOfPeople } from './partner/partner-of-people.ts';
import type { PartnerState } from './partner/state.ts';

export class Partner extends PartnerOfPeople {
  private readonly licensee = new Licensee(this.state);
  private readonly desk = new Desk(this.state);
  private readonly sandboxCalls = new Sandbox(this.state);
  private readonly testKeys = new TestKeys(this.state);
  private readonly backup = new Backup(this.state);

  override alarm() {
    return this.state.alarm();
  }

  // For a partner's keys.
  admit(...call: Parameters<LicensedCopy['admit']>) {
    return this.copy.admit(...call);
  }
  checkKey(...call: Parameters<LicensedCopy['checkKey']>) {
    return this.copy.checkKey(...call);
  }
  snapshot(...call: Parameters<LicensedCopy['snapshot']>) {
    return this.copy.snapshot(...call);
  }
  decideUse(...call: Parameters<LicensedCopy['decideUse']>) {
    return this.copy.decideUse(...call);
  }
  admitChanges(...call: Parameters<LicensedCopy['admitChanges']>) {
    return this.copy.admitChanges(...call);
  }
  receivedAmong(...call: Parameters<LicensedCopy['receivedAmong']>) {
    return this.copy.receivedAmong(...call);
  }
  receiptSource(...call: Parameters<LicensedCopy['receiptSource']>) {
    return this.copy.receiptSource(...call);
  }
  receiptTerms(...call: Parameters<LicensedCopy['receiptTerms']>) {
    return this.copy.receiptTerms(...call);
  }
  account(...call: Parameters<Licensee['account']>) {
    return this.licensee.account(...call);
  }
  usage(...call: Parameters<Licensee['usage']>) {
    return this.licensee.usage(...call);
  }
  agreements(...call: Parameters<Licensee['agreements']>) {
    return this.licensee.agreements(...call);
  }
  agreementVersion(...call: Parameters<Licensee['agreementVersion']>) {
    return this.licensee.agreementVersion(...call);
  }
  accept(...call: Parameters<Licensee['accept']>) {
    return this.licensee.accept(...call);
  }
  withdrawals(...call: Parameters<Licensee['withdrawals']>) {
    return this.licensee.withdrawals(...call);
  }
  acknowledge(...call: Parameters<Licensee['acknowledge']>) {
    return this.licensee.acknowledge(...call);
  }
  rotateItself(...call: Parameters<Licensee['rotateItself']>) {
    return this.licensee.rotateItself(...call);
  }
  makeTestKey(...call: Parameters<TestKeys['make']>) {
    return this.testKeys.make(...call);
  }
  revokeTestKey(...call: Parameters<TestKeys['revoke']>) {
    return this.testKeys.revoke(...call);
  }
  sandboxCandidates(...call: Parameters<Sandbox['candidates']>) {
    return this.sandboxCalls.candidates(...call);
  }
  sandboxArticles(...call: Parameters<Sandbox['articles']>) {
    return this.sandboxCalls.articles(...call);
  }
  sandboxWindow(...call: Parameters<Sandbox['changesWindow']>) {
    return this.sandboxCalls.changesWindow(...call);
  }
  changeSandbox(...call: Parameters<Sandbox['change']>) {
    return this.sandboxCalls.change(...call);
  }
  clearSandbox(...call: Parameters<Sandbox['clear']>) {
    return this.sandboxCalls.clear(...call);
  }
  watchSandbox(...call: Parameters<Sandbox['watch']>) {
    return this.sandboxCalls.watch(...call);
  }
  watchSandboxArticle(...call: Parameters<Sandbox['watchArticle']>) {
    return this.sandboxCalls.watchArticle(...call);
  }

  // For the desk.
  setUp(...call: Parameters<Desk['setUp']>) {
    return this.desk.setUp(...call);
  }
  report() {
    return this.desk.report();
  }
  profile() {
    return this.desk.profile();
  }
  setStanding(...call: Parameters<Desk['setStanding']>) {
    return this.desk.setStanding(...call);
  }
  putAgreement(...call: Parameters<Desk['putAgreement']>) {
    return this.desk.putAgreement(...call);
  }
  endAgreement(...call: Parameters<Desk['endAgreement']>) {
    return this.desk.endAgreement(...call);
  }
  agreementSummaries(...call: Parameters<Desk['agreementSummaries']>) {
    return this.desk.agreementSummaries(...call);
  }
  agreementRecord(...call: Parameters<Desk['agreementRecord']>) {
    return this.desk.agreementRecord(...call);
  }
  agreementIds() {
    return this.desk.agreementIds();
  }
  dividedAgreements(...call: Parameters<Desk['dividedAgreements']>) {
    return this.desk.dividedAgreements(...call);
  }
  acceptances(...call: Parameters<Desk['acceptances']>) {
    return this.desk.acceptances(...call);
  }
  agreement(...call: Parameters<Desk['agreement']>) {
    return this.desk.agreement(...call);
  }
  addKey(...call: Parameters<Desk['addKey']>) {
    return this.desk.addKey(...call);
  }
  keys(...call: Parameters<Desk['keys']>) {
    return this.desk.keys(...call);
  }
  key(...call: Parameters<Desk['key']>) {
    return this.desk.key(...call);
  }
  rotateKey(...call: Parameters<Desk['rotateKey']>) {
    return this.desk.rotateKey(...call);
  }
  revokeKey(...call: Parameters<Desk['revokeKey']>) {
    return this.desk.revokeKey(...call);
  }
  preview(...call: Parameters<Desk['preview']>) {
    return this.desk.preview(...call);
  }
  ledger(...call: Parameters<Desk['ledger']>) {
    return this.desk.ledger(...call);
  }
  usageOf(...call: Parameters<Desk['usageOf']>) {
    return this.desk.usageOf(...call);
  }
  deadlineIfWithdrawn(...call: Parameters<Desk['deadlineIfWithdrawn']>) {
    return this.desk.deadlineIfWithdrawn(...call);
  }
  withdrawalsOf(...call: Parameters<Desk['withdrawalsOf']>) {
    return this.desk.withdrawalsOf(...call);
  }
  audit(...call: Parameters<Desk['audit']>) {
    return this.desk.audit(...call);
  }

  // For an export and a restore.
  exportPage(...call: Parameters<Backup['exportPage']>) {
    return this.backup.exportPage(...call);
  }
  beginRestore(...call: Parameters<Backup['begin']>) {
    return this.backup.begin(...call);
  }
  gatherRestore(...call: Parameters<Backup['gather']>) {
    return this.backup.gather(...call);
  }
  checkRestore(...call: Parameters<Backup['check']>) {
    return this.backup.check(...call);
  }
  commitRestore(...call: Parameters<Backup['commit']>) {
    return this.backup.commit(...call);
  }
  dropRestore(...call: Parameters<Backup['drop']>) {
    return this.backup.drop(...call);
  }
  revokeAllKeys(...call: Parameters<Backup['revokeAllKeys']>) {
    return this.backup.revokeAllKeys(...call);
  }

  // For the Catalogue.
  receiveWithdrawals(news: Parameters<PartnerState['receiveWithdrawals']>[0]) {
    return this.state.receiveWithdrawals(news);
  }
}
