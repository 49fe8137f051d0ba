// Every problem a caller can meet (RFC 9457): a type exists only where a client would act differently. /problems/{type} explains each.

export interface ProblemType {
  status: number;
  title: string;
  /** What happened, for the page of the type. */
  meaning: string;
  /** What to do about it. */
  remedy: string;
}

export const PROBLEM_TYPES = {
  'bad-request': {
    status: 400,
    title: 'The request cannot be read',
    meaning: 'The body is not JSON, a parameter is not of its form, or a header is malformed.',
    remedy: 'The detail says which part, and "parameter" names a parameter of the query. Correct it and send the request again.',
  },
  'key-in-address': {
    status: 400,
    title: 'A key does not belong in an address',
    meaning: 'The query holds what looks like a key. Addresses end up in logs, histories and referrers.',
    remedy: 'Send it in the Authorization header, and have the desk rotate it. Readers that cannot send headers take a feed token.',
  },
  unauthorised: {
    status: 401,
    title: 'A valid key or token is needed',
    meaning:
      'No key or token came with the request, or it is unknown, expired, revoked or not valid here. For safety the answer does not say which.',
    remedy:
      'Send "Authorization: Bearer KEY". Partners get keys from the desk; the desk starts from its bootstrap token DESK_TOKEN and mints others at /desk/tokens.',
  },
  forbidden: {
    status: 403,
    title: 'The key or token may not do this',
    meaning: 'The key or token is valid, and its scopes do not cover this call.',
    remedy: 'Use one with the scope that the detail names.',
  },
  suspended: {
    status: 403,
    title: 'The partner is suspended',
    meaning: 'The desk has suspended the delivery of copy. Withdrawals, the agreement, the account and the usage stay open.',
    remedy: 'See /v1/account for the reason, and write to the desk.',
  },
  'agreement-not-in-force': {
    status: 403,
    title: 'The agreement is not in force',
    meaning: 'Its term has not begun, or is over. Withdrawals, the agreement, the account and the usage stay open.',
    remedy: 'See /v1/agreements for the term, and write to the desk.',
  },
  'not-found': {
    status: 404,
    title: 'Nothing here',
    meaning: 'There is nothing at this address, or you may not know of it.',
    remedy: 'Check the address.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'The method is not allowed here',
    meaning: 'The address exists and does not answer this method.',
    remedy: 'The Allow header lists the methods it answers.',
  },
  'article-withdrawn': {
    status: 409,
    title: 'The article is withdrawn',
    meaning: 'A withdrawn article takes no update, correction, hold or import: nothing brings it back by accident.',
    remedy: 'If it should come back, reinstate it first.',
  },
  'not-withdrawn': {
    status: 409,
    title: 'The article is not withdrawn',
    meaning: 'Only a withdrawn article can be reinstated.',
    remedy: 'Look at its pubStatus. A held article is let go with a release.',
  },
  'never-published': {
    status: 409,
    title: 'The article has not been published',
    meaning: 'A correction tells readers what was wrong, and nobody has read this article yet.',
    remedy: 'Update it instead.',
  },
  'embargo-fixed': {
    status: 409,
    title: 'The embargo cannot be set or moved',
    meaning: 'An embargo binds before the first publication. What has left cannot be called back by one.',
    remedy: 'Hold or withdraw the article.',
  },
  'import-conflict': {
    status: 409,
    title: 'An import would overwrite the work of the desk',
    meaning:
      'The desk has changed the article since it was imported, or made an article with this slug itself, and the copy says something else.',
    remedy: 'Compare the two. Import with force to overwrite the article, or under another slug.',
  },
  'notice-changed': {
    status: 409,
    title: 'This is not the notice in force',
    meaning: 'The hash that was accepted is not the one of the notice that is in force now.',
    remedy: 'Read the agreement again, look at its notice, and accept its hash.',
  },
  'sandbox-full': {
    status: 409,
    title: 'The sandbox is full',
    meaning: 'The sandbox of a partner keeps 100 synthetic articles and 1,000 steps with them, and one more was asked for.',
    remedy:
      'Go on with the articles that are there, or send {"action": "clear"} to /v1/sandbox: all test keys of the partner start again with an empty sandbox, and their cursors ask for a resync.',
  },
  'no-such-agreement': {
    status: 409,
    title: 'The partner has no such agreement',
    meaning:
      'A key opens one agreement, and the one that was named, or was meant by leaving it out, does not exist or is not the only one.',
    remedy: 'Put an agreement first, or name one that the partner has: "agreements" lists them.',
  },
  'name-taken': {
    status: 409,
    title: 'A live token has this name',
    meaning: 'The audit trail names tokens, so no two live ones may have names that could be taken for each other.',
    remedy: 'Choose another name, or revoke the token that the detail names. The name of a token that is over is free.',
  },
  'not-empty': {
    status: 409,
    title: 'The Catalogue is not empty',
    meaning: 'A restore replaces everything, and there is something to lose: articles, settings, tokens or partners.',
    remedy: 'Export first. Then restore with replace=true.',
  },
  withdrawn: {
    status: 410,
    title: 'This article was withdrawn',
    meaning: 'The publisher took the article back. The note says what the publisher wants readers to know.',
    remedy:
      'Remove copies of it. A partner that received it finds the deadline in "withdrawal", and in "acknowledge" the address to say that it is done; /v1/withdrawals lists all that wait.',
  },
  expired: {
    status: 410,
    title: 'This article has expired',
    meaning: 'The article was published for a time, and the time is over.',
    remedy: 'Remove copies of it.',
  },
  'resync-required': {
    status: 410,
    title: 'The cursor cannot be followed any further',
    meaning:
      'It is older than 90 days, from before a change of the agreement, its acceptance or the standing, from before a restore, or not one of ours for this key.',
    remedy: 'Follow the link in "resync": start again without a cursor, and drop what does not come back.',
  },
  'precondition-failed': {
    status: 412,
    title: 'It was changed since you read it',
    meaning: 'The current version is not the one that the request was made from. Nothing was overwritten.',
    remedy: 'Read the current version, make your change to it, and send it with the new ETag.',
  },
  'too-large': {
    status: 413,
    title: 'The request is too large',
    meaning: 'The body is larger than this address takes.',
    remedy: 'The detail names the limit. Send less at once; images belong on a web server and are linked.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'The content type is not understood',
    meaning: 'The body is of a type that this address does not read.',
    remedy: 'The detail names the type to send.',
  },
  'invalid-content': {
    status: 422,
    title: 'The content has objections',
    meaning:
      'The request can be read, and parts of it cannot be accepted. Up to 20 of them are listed, each with a JSON pointer into the body; "more" says how many others there are.',
    remedy: 'Mend every part listed under "objections". Where there is "more", the others are listed then.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'The idempotency key was used for something else',
    meaning: 'A call with this key was made before, and it was a different call.',
    remedy: 'Use a new key for a new call.',
  },
  'precondition-required': {
    status: 428,
    title: 'Say which version you are changing',
    meaning: 'The thing exists, and a change without If-Match could overwrite what somebody else has just written.',
    remedy: 'Read it, and send its ETag in If-Match.',
  },
  'too-many-attempts': {
    status: 429,
    title: 'Too many failed attempts',
    meaning:
      'Ten requests with a wrong token came from this address within a minute. For a minute nothing from it is accepted, right tokens included.',
    remedy: 'Wait as long as Retry-After says, and find out what sends the wrong token.',
  },
  'rate-exceeded': {
    status: 429,
    title: 'Too many requests',
    meaning: 'More requests came within the window than the agreement allows.',
    remedy: 'Wait as long as Retry-After says. RateLimit and RateLimit-Policy tell where you stand on every answer.',
  },
  'quota-exceeded': {
    status: 429,
    title: 'The quota of articles is used up',
    meaning:
      'The agreement grants so many new articles in this period, and they are taken. Articles already taken stay open, with their corrections, and feeds go on with headlines and links.',
    remedy: 'Wait for the next period (Retry-After), or ask the desk for more.',
  },
  internal: {
    status: 500,
    title: 'Something broke',
    meaning: 'A fault of ours. It is in the log under the id in "instance".',
    remedy: 'Try again later. If it stays, tell the operator the id.',
  },
  unavailable: {
    status: 503,
    title: 'Not available at the moment',
    meaning: 'A part of the service does not answer, and what could be said without it is too old to be said.',
    remedy: 'Try again after the seconds in Retry-After. A desk call answered like this may be repeated with the same Idempotency-Key.',
  },
  'secret-unusable': {
    status: 503,
    title: 'A secret of the service cannot be used',
    meaning: 'A secret that this address needs is missing, shorter than 32 characters or malformed. Nothing that it protects is served.',
    remedy:
      'Operators: /healthz names every such secret, the log says what is wrong with it, and docs/operations.md how to make another. Everybody else: try again later.',
  },
  'origin-unset': {
    status: 503,
    title: 'The public origin is not configured',
    meaning:
      'Absolute addresses are made from PUBLIC_ORIGIN, which is empty or no origin, and the Host header of a stranger is not trusted to stand in for it.',
    remedy: 'Set PUBLIC_ORIGIN in wrangler.toml to the origin readers use, such as "https://feeds.example.com", and deploy.',
  },
} as const satisfies Record<string, ProblemType>;

export type ProblemName = keyof typeof PROBLEM_TYPES;

export function isProblemName(text: string): text is ProblemName {
  return Object.hasOwn(PROBLEM_TYPES, text);
}

export function problemPath(name: ProblemName): string {
  return `/problems/${name}`;
}
