// The problem types of the service (RFC 9457). A type exists only where a client would act differently. /problems/{type} explains each.

export interface ProblemType {
  status: number;
  title: string;
  /** Explains on the page of the type what happened. */
  meaning: string;
  /** Explains what the caller can do about it. */
  remedy: string;
}

export const PROBLEM_TYPES = {
  'bad-request': {
    status: 400,
    title: 'The request cannot be read',
    meaning: 'The body is not JSON, or a parameter or a header is malformed.',
    remedy: 'The detail names the part, and "parameter" the parameter of the query. Correct it and send the request again.',
  },
  'key-in-address': {
    status: 400,
    title: 'A key must not be sent in a URL',
    meaning: 'The query contains text that looks like a key. URLs are stored in logs, histories and referrers.',
    remedy: 'Rotate the key (/v1/keys/rotation), and send it in the Authorization header. Feed readers without headers use a feed token.',
  },
  unauthorised: {
    status: 401,
    title: 'A valid key or token is needed',
    meaning:
      'The request has no key or token, or it is unknown, expired, revoked or not valid here. For security, the answer does not say which.',
    remedy:
      'Send "Authorization: Bearer KEY". Partners get keys from the desk; the desk creates its tokens at /desk/tokens with the bootstrap token DESK_TOKEN.',
  },
  forbidden: {
    status: 403,
    title: 'The key or token may not do this',
    meaning:
      'The key or token is valid, but may not do this: its scopes do not cover the call, only a test key may make it, or the agreement does not allow the use.',
    remedy: 'Read the detail. It names the scope that is needed, or the term of the agreement.',
  },
  suspended: {
    status: 403,
    title: 'The partner is suspended',
    meaning: 'The desk has suspended the delivery of copy. Withdrawals, the agreement, the account and the usage can still be read.',
    remedy: 'Read the reason at /v1/account, and write to the desk.',
  },
  'agreement-not-in-force': {
    status: 403,
    title: 'The agreement is not in force',
    meaning: 'Its term has not begun, or is over. Withdrawals, the agreement, the account and the usage can still be read.',
    remedy: 'Read the term at /v1/agreements, and write to the desk.',
  },
  'not-found': {
    status: 404,
    title: 'Not found',
    meaning: 'Nothing exists at this URL, or you may not know of it.',
    remedy: 'Check the URL.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'The method is not allowed here',
    meaning: 'The URL exists, but not for this method.',
    remedy: 'The Allow header lists the methods that are allowed.',
  },
  'article-withdrawn': {
    status: 409,
    title: 'The article is withdrawn',
    meaning: 'A withdrawn article cannot be updated, corrected, held or imported, so that it is not published again by accident.',
    remedy: 'To publish it again, reinstate it first.',
  },
  'not-withdrawn': {
    status: 409,
    title: 'The article is not withdrawn',
    meaning: 'Only a withdrawn article can be reinstated.',
    remedy: 'Check its pubStatus. A held article is published again by a release.',
  },
  'never-published': {
    status: 409,
    title: 'The article has not been published',
    meaning: 'A correction tells readers what was wrong, and this article has had no readers yet.',
    remedy: 'Update it instead.',
  },
  'embargo-fixed': {
    status: 409,
    title: 'The embargo cannot be set or changed',
    meaning: 'The article has been published. An embargo can be set, changed or lifted only before that.',
    remedy: 'Hold or withdraw the article.',
  },
  'import-conflict': {
    status: 409,
    title: 'An import would overwrite the work of the desk',
    meaning: 'The imported copy differs from the article with this slug, which the desk has created, or has changed since the last import.',
    remedy: 'Compare the two. Import with force to overwrite the article, or import under another slug.',
  },
  'killed-by-source': {
    status: 409,
    title: 'The source has killed this copy',
    meaning: 'A kill of this copy has arrived, of the same version or a later one. Copy that its source has killed is not imported.',
    remedy: 'Leave the copy out. A later version is imported. The desk can publish the text as an article of its own.',
  },
  'merge-divides-agreements': {
    status: 409,
    title: 'Agreements include only one of the two subjects',
    meaning:
      'After the merge an agreement that includes one of the two would cover articles that it did not cover before. "dividedAgreements" lists the agreements, at most a hundred of them.',
    remedy: 'Change the agreements so that they include both subjects, or neither, or exclude one. Then merge again.',
  },
  'notice-changed': {
    status: 409,
    title: 'This is not the notice in force',
    meaning: 'The accepted hash is not the hash of the notice that is in force now.',
    remedy: 'Read the agreement and its notice again, and accept the new hash.',
  },
  'sandbox-full': {
    status: 409,
    title: 'The sandbox is full',
    meaning: 'A sandbox has room for 100 synthetic articles and 1,000 actions on them, and the limit is reached.',
    remedy:
      'Send {"action": "clear"} to /v1/sandbox: all test keys of the partner then begin with an empty sandbox, and their cursors need a resync. If only the number of articles is at its limit, you can also continue with the existing ones.',
  },
  'no-such-agreement': {
    status: 409,
    title: 'The partner has no such agreement',
    meaning: 'A key belongs to one agreement. The named agreement does not exist, or none was named and the partner has none or several.',
    remedy: 'Create an agreement first, or name one of the partner: "agreements" lists them.',
  },
  'name-taken': {
    status: 409,
    title: 'A live token has this name',
    meaning: 'The audit trail names tokens, so two live tokens may not have names that could be confused.',
    remedy: 'Choose another name, or revoke the token that the detail names. The name of an expired or revoked token can be used again.',
  },
  'not-empty': {
    status: 409,
    title: 'The Catalogue is not empty',
    meaning: 'A restore replaces everything, and the service has articles, settings, tokens or partners that would be lost.',
    remedy: 'Export a backup first. Then restore with replace=true.',
  },
  withdrawn: {
    status: 410,
    title: 'This article was withdrawn',
    meaning: 'The publisher has withdrawn the article. The note is the publisher’s explanation for readers.',
    remedy:
      'Remove all copies of it. A partner that received it finds the deadline in "withdrawal" and the URL for its acknowledgement in "acknowledge"; /v1/withdrawals lists all open withdrawals.',
  },
  expired: {
    status: 410,
    title: 'This article has expired',
    meaning: 'The article was published for a limited time, which is over.',
    remedy: 'Remove all copies of it.',
  },
  'resync-required': {
    status: 410,
    title: 'The cursor is no longer valid',
    meaning:
      'The cursor is older than 90 days, was made before a change of the agreement, its acceptance or the standing or before a restore, or was not made for this key.',
    remedy: 'Follow the link in "resync": start again without a cursor, and remove the articles that are not listed again.',
  },
  'precondition-failed': {
    status: 412,
    title: 'It was changed since you read it',
    meaning: 'The current version is not the one that the request names in If-Match. Nothing was overwritten.',
    remedy: 'Read the current version, apply your change to it, and send it with the new ETag.',
  },
  'too-large': {
    status: 413,
    title: 'The request is too large',
    meaning: 'The body is larger than this URL accepts.',
    remedy: 'The detail names the limit. Send less in one request. Pictures are not sent but linked from a web server.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'The content type is not supported',
    meaning: 'The body has a content type that this URL does not accept.',
    remedy: 'The detail names the type to send.',
  },
  'invalid-content': {
    status: 422,
    title: 'Validation failed',
    meaning:
      'The request can be read, but parts of it cannot be accepted. Up to 20 of them are listed in "objections", each with a JSON pointer into the body; "more" counts the others.',
    remedy: 'Fix each field listed in "objections". If there are "more", the next answer lists them.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'The idempotency key was used for another request',
    meaning: 'An earlier request had this Idempotency-Key and other content.',
    remedy: 'Use a new key for a new request.',
  },
  'precondition-required': {
    status: 428,
    title: 'Say which version you are changing',
    meaning: 'The resource exists, and a change without If-Match could overwrite a change that somebody else has just made.',
    remedy: 'Read the resource, and send its ETag in If-Match.',
  },
  'too-many-attempts': {
    status: 429,
    title: 'Too many failed attempts',
    meaning: 'Ten requests with a wrong token came from this IP address within a minute. All its tokens are refused for a minute.',
    remedy: 'Wait for the time in Retry-After, and find the program that sends the wrong token.',
  },
  'rate-exceeded': {
    status: 429,
    title: 'Too many requests',
    meaning: 'More requests arrived than the agreement allows, or more large forms without a session at the console than ten a minute.',
    remedy: 'Wait for the time in Retry-After. The headers RateLimit and RateLimit-Policy of every answer show the remaining requests.',
  },
  'quota-exceeded': {
    status: 429,
    title: 'The quota of articles is used up',
    meaning:
      'All new articles that the agreement grants in this period have been delivered. Delivered articles and their corrections can still be pulled, and feeds continue with headlines and links.',
    remedy: 'Wait for the next period (Retry-After), or ask the desk for more.',
  },
  internal: {
    status: 500,
    title: 'Internal error',
    meaning: 'The service has failed. The log has the error under the id in "instance".',
    remedy: 'Try again later. If the error persists, send the id to the operator.',
  },
  unavailable: {
    status: 503,
    title: 'Not available at the moment',
    meaning: 'A part of the service does not answer, and the cached answer is missing or too old.',
    remedy: 'Try again after the seconds in Retry-After. The desk may repeat a call with the same Idempotency-Key.',
  },
  'secret-unusable': {
    status: 503,
    title: 'A secret of the service cannot be used',
    meaning: 'A secret that this URL needs is missing, shorter than 32 characters or malformed. Nothing that it protects is served.',
    remedy:
      'Operators: /healthz names every such secret, the log says what is wrong with it, and docs/operations.md explains how to make a new one. Others: try again later.',
  },
  'origin-unset': {
    status: 503,
    title: 'The public origin is not configured',
    meaning:
      'Absolute URLs are made from PUBLIC_ORIGIN, which is empty or not an origin. The Host header of a request is not used instead, because anybody can set it.',
    remedy: 'Set PUBLIC_ORIGIN in wrangler.toml to the origin that readers use, such as "https://feeds.example.com", and deploy.',
  },
} as const satisfies Record<string, ProblemType>;

export type ProblemName = keyof typeof PROBLEM_TYPES;

export function isProblemName(text: string): text is ProblemName {
  return Object.hasOwn(PROBLEM_TYPES, text);
}

export function problemPath(name: ProblemName): string {
  return `/problems/${name}`;
}
