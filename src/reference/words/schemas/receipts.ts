// What the reference says about receipts and what they prove.
import type { SchemaWords } from '../words.ts';

export const RECEIPT_FIELDS = {
  VerifyRequest: {
    says: 'A receipt, and a text to compare with what was licensed.',
    fields: {
      receipt: 'The receipt, at most 16 KB. It has exactly one spelling: white space around it is not accepted.',
      text: [
        'Plain text or HTML, at most 256 KB. Addresses are not fetched; they are treated as text.',
        'only the receipt is checked, and no text is compared',
      ],
    },
  },
  Verification: { says: 'What a receipt proves.' },
  GenuineReceipt: {
    says: 'The receipt is genuine. It proves what was delivered, and not that the agreement is still in force.',
    fields: {
      valid: 'The signature is genuine.',
      says: 'The result as sentences, for people.',
      claims: 'What the receipt says.',
      article:
        'What has become of the article since: "current", "updated-since", "corrected-since", "withdrawn" or "expired". "unknown" is said of every article that must not be disclosed.',
      text: 'Whether the text that was sent contains the licensed text word for word ("licensed"), or not ("different"). "not-compared" if none was sent.',
      notice:
        'Whether the text contains the notice of this delivery, or a later one for the same copy and terms ("present"), or not ("missing"). "not-compared" if none was sent.',
    },
  },
  InvalidReceipt: {
    says: 'The receipt is not genuine.',
    fields: {
      valid: 'The receipt is not genuine.',
      says: 'The reason as sentences, for people.',
      reason:
        'Why: it is "malformed", it was signed with a key that this service does not publish ("unknown-key"), its "signature" does not match, or it is of the "sandbox" and proves nothing.',
    },
  },
  ReceiptClaims: {
    says: 'What a receipt says. It is a JWS (RFC 7515) with Ed25519 and the type licence-receipt+jwt, and these are its claims.',
    fields: {
      iss: 'The origin of the service that signed it.',
      sub: 'The id of the partner.',
      jti: 'The id of the receipt. The same delivery always has the same one.',
      iat: 'When the copy was first delivered, in Unix seconds.',
      partner: 'The name of the partner at the time of the delivery.',
      agreement: 'The version of the agreement under which it was delivered.',
      article: 'The version of the article that was delivered.',
      text_sha256: 'SHA-256 of the article’s own text in the licensed form, normalised.',
      notice_sha256: 'SHA-256 of the notice as plain text, normalised.',
      form: 'How much of the article was licensed.',
      channels: 'Where it may appear.',
      territories: 'Where in the world it may appear.',
      until: ['When copies must no longer be shown.', 'they may be shown for as long as the agreement allows'],
    },
  },
  ReceiptAgreement: {
    says: 'The version of an agreement in a receipt.',
    fields: {
      id: 'The id of the agreement.',
      version: 'The number of the version.',
      sha256: 'SHA-256 of the terms.',
      reference: 'The number of the contract.',
      url: 'Where the partner finds the version.',
    },
  },
  ReceiptArticle: {
    says: 'The version of an article in a receipt.',
    fields: {
      key: 'The slug of the article.',
      uri: 'Its permanent id.',
      version: 'The number of the version.',
      headline: ['Its headline.', 'the receipt has none'],
    },
  },
  ReceiptTerritories: {
    says: 'Countries, in two letters (ISO 3166-1).',
    fields: { include: ['The countries in which it may appear.', 'everywhere'], exclude: ['The countries in which it may not.', 'none'] },
  },
  KeySet: {
    says: 'The public keys that verify receipts (RFC 7517 §5), retired ones included.',
    fields: { keys: 'The keys. The first signs new receipts.' },
  },
  ReceiptKey: {
    says: 'A public key (RFC 8037).',
    fields: {
      kty: 'The family of the key.',
      crv: 'Its curve.',
      kid: 'Its id, which the header of a receipt names.',
      x: 'The public key in base64url.',
      alg: 'The algorithm of its signatures (RFC 9864).',
      use: 'It is for signatures.',
    },
  },
} as const satisfies Record<string, SchemaWords>;
