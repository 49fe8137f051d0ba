// A partner's Durable Object. Other calls may run during each `await` of a method. Each RPC method is implemented by the class of its subject.
import { DurableObject } from 'cloudflare:workers';
import type { Credential, KeyScope } from '../domain/partners/key.ts';
import type { PublisherSettings } from '../domain/partners/licence.ts';
import type { Actor } from '../domain/values/actor.ts';
import { Backup } from './partner/calls/backup.ts';
import { Desk } from './partner/calls/desk.ts';
import { LicensedCopy } from './partner/calls/licensed-copy.ts';
import { Licensee } from './partner/calls/licensee.ts';
import { Portal } from './partner/calls/portal.ts';
import { PortalAccount } from './partner/calls/portal-account.ts';
import { Sandbox } from './partner/calls/sandbox.ts';
import { Users } from './partner/calls/users.ts';
import { PartnerState } from './partner/state.ts';

export class Partner extends DurableObject<Env> {
  private readonly state: PartnerState;
  private readonly copy: LicensedCopy;
  private readonly licensee: Licensee;
  private readonly desk: Desk;
  private readonly backup: Backup;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.state = new PartnerState(ctx, env);
    this.copy = new LicensedCopy(this.state);
    this.licensee = new Licensee(this.state);
    this.desk = new Desk(this.state);
    this.backup = new Backup(this.state);
  }

  override alarm() {
    return this.state.alarm();
  }

  // For a partner's keys.

  admit(request: Parameters<LicensedCopy['admit']>[0]) {
    return this.copy.admit(request);
  }

  checkKey(credential: Credential, scope: KeyScope) {
    return this.copy.checkKey(credential, scope);
  }

  snapshot(credential: Credential, scope: KeyScope, publisher: PublisherSettings) {
    return this.copy.snapshot(credential, scope, publisher);
  }

  decideUse(...call: Parameters<LicensedCopy['decideUse']>) {
    return this.copy.decideUse(...call);
  }

  admitChanges(...call: Parameters<LicensedCopy['admitChanges']>) {
    return this.copy.admitChanges(...call);
  }

  receivedAmong(credential: Credential, scope: KeyScope, slugs: string[]) {
    return this.copy.receivedAmong(credential, scope, slugs);
  }

  receiptSource(credential: Credential, id: string) {
    return this.copy.receiptSource(credential, id);
  }

  receiptTerms(id: string) {
    return this.copy.receiptTerms(id);
  }

  account(credential: Credential, publisher: PublisherSettings) {
    return this.licensee.account(credential, publisher);
  }

  usage(credential: Credential, query: Parameters<Desk['usageOf']>[0]) {
    return this.licensee.usage(credential, query);
  }

  agreements(credential: Credential, publisher: PublisherSettings, after?: string) {
    return this.licensee.agreements(credential, publisher, after);
  }

  agreementVersion(credential: Credential, id: string, version: number) {
    return this.licensee.agreementVersion(credential, id, version);
  }

  accept(credential: Credential, id: string, sha256: string, publisher: PublisherSettings) {
    return this.licensee.accept(credential, id, sha256, publisher);
  }

  withdrawals(credential: Credential, limit: number, after?: string) {
    return this.licensee.withdrawals(credential, limit, after);
  }

  acknowledge(...call: Parameters<Licensee['acknowledge']>) {
    return this.licensee.acknowledge(...call);
  }

  rotateItself(...call: Parameters<Licensee['rotateItself']>) {
    return this.licensee.rotateItself(...call);
  }

  sandbox() {
    return new Sandbox(this.state);
  }

  // For the portal, and for the desk about its users.

  portal() {
    return new Portal(this.state);
  }

  portalAccount() {
    return new PortalAccount(this.state);
  }

  users() {
    return new Users(this.state);
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

  putAgreement(write: Parameters<Desk['putAgreement']>[0]) {
    return this.desk.putAgreement(write);
  }

  endAgreement(...call: Parameters<Desk['endAgreement']>) {
    return this.desk.endAgreement(...call);
  }

  agreementSummaries(publisher: PublisherSettings, after?: string) {
    return this.desk.agreementSummaries(publisher, after);
  }

  agreementRecord(id: string, publisher: PublisherSettings) {
    return this.desk.agreementRecord(id, publisher);
  }

  agreementIds() {
    return this.desk.agreementIds();
  }

  dividedAgreements(review: Parameters<Desk['dividedAgreements']>[0]) {
    return this.desk.dividedAgreements(review);
  }

  acceptances(publisher: PublisherSettings, name?: string) {
    return this.desk.acceptances(publisher, name);
  }

  agreement(id: string, version?: number) {
    return this.desk.agreement(id, version);
  }

  addKey(write: Parameters<Desk['addKey']>[0]) {
    return this.desk.addKey(write);
  }

  keys(after?: string) {
    return this.desk.keys(after);
  }

  key(id: string) {
    return this.desk.key(id);
  }

  rotateKey(...call: Parameters<Desk['rotateKey']>) {
    return this.desk.rotateKey(...call);
  }

  revokeKey(id: string, actor: Actor) {
    return this.desk.revokeKey(id, actor);
  }

  preview(request: Parameters<Desk['preview']>[0]) {
    return this.desk.preview(request);
  }

  ledger(query: Parameters<Desk['ledger']>[0]) {
    return this.desk.ledger(query);
  }

  usageOf(query: Parameters<Desk['usageOf']>[0]) {
    return this.desk.usageOf(query);
  }

  deadlineIfWithdrawn(slug: string) {
    return this.desk.deadlineIfWithdrawn(slug);
  }

  withdrawalsOf(limit: number, after?: string) {
    return this.desk.withdrawalsOf(limit, after);
  }

  audit(...call: Parameters<Desk['audit']>) {
    return this.desk.audit(...call);
  }

  // For an export and a restore.

  exportPage(...call: Parameters<Backup['exportPage']>) {
    return this.backup.exportPage(...call);
  }

  beginRestore(restore: string) {
    return this.backup.begin(restore);
  }

  gatherRestore(restore: string, records: string[]) {
    return this.backup.gather(restore, records);
  }

  checkRestore(restore: string, partner: string) {
    return this.backup.check(restore, partner);
  }

  commitRestore(restore: string, partner: string, actor: Actor) {
    return this.backup.commit(restore, partner, actor);
  }

  dropRestore(restore: string) {
    return this.backup.drop(restore);
  }

  revokeAllKeys(actor: Actor) {
    return this.backup.revokeAllKeys(actor);
  }

  // For the Catalogue.

  receiveWithdrawals(news: Parameters<PartnerState['receiveWithdrawals']>[0]) {
    return this.state.receiveWithdrawals(news);
  }
}
