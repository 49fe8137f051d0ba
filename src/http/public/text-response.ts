// Answers with a public text for programs: a list, or the manifest.
import type { Context } from 'hono';
import type { AppEnv } from '../bindings.ts';
import { entityTag } from '../isolate/entity-tag.ts';
import { bodyOf } from '../responses/body.ts';
import { type CachePolicyName, setPolicy } from '../responses/cache-policy.ts';
import { isNotModified, lastModified, notModified } from '../responses/conditional.ts';
import { publicPolicy } from '../responses/navigation.ts';

export interface TextAnswer {
  text: string;
  type: string;
  modifiedMs: number;
  policy: CachePolicyName;
  tags: string[];
}

/** A text with validators. Scripts of any origin may read it. */
export async function answerText(context: Context<AppEnv>, { text, type, modifiedMs, policy, tags }: TextAnswer): Promise<Response> {
  const validators = { etag: await entityTag(context.env, ['text', context.req.path, text]), modifiedMs };
  const headers = new Headers({
    'content-type': type,
    etag: validators.etag,
    ...lastModified(modifiedMs, Date.now()),
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'ETag, Last-Modified, Link',
    vary: 'Sec-Fetch-Dest',
    'cache-tag': tags.join(','),
  });
  setPolicy(headers, publicPolicy(context, policy));
  if (isNotModified(context.req.raw.headers, validators)) return notModified(headers);
  return new Response(bodyOf(context.req.raw, text), { headers });
}
