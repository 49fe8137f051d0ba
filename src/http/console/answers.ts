// Every page and form of the console by its name. The app imports this module when somebody opens the console, so that its code is no part of the
// start of the Worker.
import type { Context } from 'hono';
import type { AppEnv } from '../bindings.ts';
import * as agreements from './agreements/agreement-pages.ts';
import * as editor from './agreements/editor.ts';
import { endAgreement } from './agreements/ending.ts';
import * as newPartner from './agreements/new-partner.ts';
import * as articleEditor from './article-editor.ts';
import { changeEmbargo } from './article-embargo.ts';
import * as articleForms from './article-forms.ts';
import * as articleList from './article-list.ts';
import * as articles from './articles.ts';
import * as keptForms from './kept-forms.ts';
import * as keyForms from './partners/key-forms.ts';
import * as keyPage from './partners/key-page.ts';
import * as partnerFiles from './partners/partner-files.ts';
import * as partnerForms from './partners/partner-forms.ts';
import * as partnerList from './partners/partner-list.ts';
import * as partnerPage from './partners/partner-page.ts';
import * as partnerRecords from './partners/partner-records.ts';
import * as sessions from './sessions.ts';
import * as audit from './settings/audit.ts';
import * as exports from './settings/export.ts';
import * as publisher from './settings/publisher.ts';
import * as sections from './settings/sections.ts';
import * as settings from './settings/settings.ts';
import * as termChanges from './settings/term-changes.ts';
import * as terms from './settings/terms.ts';
import * as tokens from './settings/tokens.ts';
import * as signIn from './sign-in.ts';
import * as today from './today.ts';
import * as withdrawals from './withdrawals.ts';

type ConsoleAnswer = (context: Context<AppEnv>) => Response | Promise<Response>;

/** To forms that are not carried out. */
export const KEPT_FORMS = { showEnded: keptForms.showEnded, askAgain: keptForms.askAgain } as const;

export const CONSOLE_ANSWERS = {
  showFirst: signIn.showFirst,
  showSignIn: signIn.showSignIn,
  signIn: signIn.signIn,
  showLink: signIn.showLink,
  openLink: signIn.openLink,
  signOut: signIn.signOut,
  showSessions: sessions.showSessions,
  endSessions: sessions.endSessions,
  showToday: today.showToday,
  showArticles: articleList.showArticles,
  showArticle: articles.showArticle,
  showVersion: articles.showVersion,
  showReceivers: articles.showReceivers,
  withdrawArticle: articleForms.withdrawArticle,
  showNewArticle: articleEditor.showNew,
  saveNewArticle: articleEditor.saveNew,
  showEdit: articleEditor.showStored('edit'),
  saveEdit: articleEditor.saveEdit,
  showCorrection: articleEditor.showStored('correct'),
  correctArticle: articleEditor.saveCorrection,
  changeEmbargo,
  reinstateArticle: articleForms.changeArticle('reinstatement'),
  holdArticle: articleForms.changeArticle('hold'),
  releaseArticle: articleForms.changeArticle('release'),
  showPartners: partnerList.showPartners,
  showPartner: partnerPage.showPartner,
  showLedger: partnerRecords.showLedger,
  downloadLedger: partnerFiles.downloadLedger,
  showUsage: partnerRecords.showUsage,
  downloadUsage: partnerFiles.downloadUsage,
  showPartnerAudit: partnerRecords.showAudit,
  downloadPartnerAudit: partnerFiles.downloadAudit,
  setStanding: partnerForms.setStanding,
  setProfile: partnerForms.setProfile,
  makeKey: keyForms.makeKey,
  showKey: keyPage.showKey,
  makeNextKey: keyForms.makeNextKey,
  revokeKey: keyForms.revokeKey,
  showWithdrawals: withdrawals.showWithdrawals,
  showWithdrawal: withdrawals.showWithdrawal,
  showBoard: withdrawals.showBoard,
  downloadBoard: withdrawals.downloadBoard,
  showAgreement: agreements.showAgreement,
  showAgreementVersion: agreements.showAgreementVersion,
  endAgreement,
  showNewPartner: newPartner.showNewPartner,
  addPartner: newPartner.addPartner,
  showNewAgreement: editor.showNewAgreement,
  writeNewAgreement: editor.writeNewAgreement,
  showTerms: editor.showTerms,
  writeTerms: editor.writeTerms,
  showSettings: settings.showSettings,
  showPublisher: publisher.showPublisher,
  changePublisher: publisher.changePublisher,
  showSections: sections.showSections,
  askSectionRename: sections.askSectionRename,
  renameSection: sections.renameSection,
  showSubjects: terms.showTerms('subjects'),
  showSubject: terms.showTerm('subjects'),
  showSubjectProgress: terms.showMergeProgress('subjects'),
  askSubjectRename: termChanges.askRename('subjects'),
  renameSubject: termChanges.renameTerm('subjects'),
  askSubjectMerge: termChanges.askMerge('subjects'),
  mergeSubject: termChanges.mergeTerm('subjects'),
  showAuthors: terms.showTerms('authors'),
  showAuthor: terms.showTerm('authors'),
  showAuthorProgress: terms.showMergeProgress('authors'),
  askAuthorRename: termChanges.askRename('authors'),
  renameAuthor: termChanges.renameTerm('authors'),
  askAuthorMerge: termChanges.askMerge('authors'),
  mergeAuthor: termChanges.mergeTerm('authors'),
  showTokens: tokens.showTokens,
  mintToken: tokens.mintToken,
  showToken: tokens.showToken,
  revokeToken: tokens.revokeToken,
  showExport: exports.showExport,
  downloadExport: exports.downloadExport,
  showAudit: audit.showAudit,
  downloadAudit: audit.downloadAudit,
  showAuditEntry: audit.showAuditEntry,
} as const satisfies Record<string, ConsoleAnswer>;
