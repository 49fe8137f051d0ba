// What a new service suggests for settings that were left empty. Pure: `nowMs` is passed.
import { isTimeZone } from '../../../domain/values/instant.ts';
import { closestTag } from '../../../domain/values/language.ts';
import type { FieldError } from '../../../pages/signed-in/fields/form-state.ts';
import type { Form } from '../../requests/form.ts';

/** The first form: language and time zone are those of whoever opens it, as far as their browser and Cloudflare say. */
export function firstFields({ headers, cf }: { headers: Headers; cf?: unknown }): Map<string, string> {
  const preferred = /^[^,;]+/.exec(headers.get('accept-language') ?? '')?.[0].trim();
  const zone = typeof cf === 'object' && cf !== null && 'timezone' in cf && typeof cf.timezone === 'string' ? cf.timezone : '';
  return new Map([
    ['siteUrl', 'https://'],
    ['language', closestTag(preferred ?? '') ?? 'en-GB'],
    ['timeZone', isTimeZone(zone) ? zone : 'Europe/London'],
    ['articlePages', 'here'],
    ['publicContent', 'full'],
    ['thirdPartyContent.default', 'summary'],
    ['sections.0.name', 'News'],
    ['sections.0.code', 'news'],
  ]);
}

/** Fills required fields that are empty from the name and the website, where these are given. */
export function withSuggestions(form: Form, nowMs: number): Form {
  const filled = new Map(form);
  const suggest = (field: string, text: string) => {
    if ((form.get(field) ?? '').trim() === '') filled.set(field, text);
  };
  const name = form.get('name')?.trim() ?? '';
  if (name !== '') {
    suggest('houseLine', `© {year} ${name}. All rights reserved.`);
    suggest('description', `News and analysis from ${name}.`);
  }
  const siteUrl = withScheme(form.get('siteUrl')?.trim() ?? '');
  filled.set('siteUrl', siteUrl);
  const site = URL.canParse(siteUrl) ? new URL(siteUrl) : undefined;
  if (site !== undefined && site.hostname !== '') {
    suggest('tagAuthority', `${site.hostname.replace(/^www\./, '')},${new Date(nowMs).getUTCFullYear()}`);
    suggest('articleUrl', `${site.origin}/{section}/{slug}`);
  }
  return filled;
}

/** The fields that `withSuggestions` fills, by what they are made from. */
const SOURCES: Readonly<Record<string, string>> = {
  houseLine: 'name',
  description: 'name',
  tagAuthority: 'siteUrl',
  articleUrl: 'siteUrl',
};

/** Leaves out the objections to fields that could not be suggested because the field they are made from is wrong itself. */
export function withoutSuggested(errors: readonly FieldError[], form: Form): FieldError[] {
  const refused = new Set(errors.map(({ field }) => field));
  const isEmpty = (field: string) => (form.get(field) ?? '').trim() === '';
  return errors.filter(({ field = '' }) => !(isEmpty(field) && refused.has(SOURCES[field] ?? '')));
}

/** People write their website as they say it: without a scheme. */
function withScheme(siteUrl: string): string {
  return /^[\w-]+(\.[\w-]+)+(\/|$)/.test(siteUrl) ? `https://${siteUrl}` : siteUrl;
}
