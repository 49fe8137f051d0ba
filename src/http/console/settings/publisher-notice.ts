// The notice as it will be read, with invented articles. Pure: `nowMs` is passed.
import type { Publisher } from '../../../domain/publisher/publisher.ts';
import { licensedNotice, noticeOf } from '../../../domain/renditions/notice.ts';
import { toInstant } from '../../../domain/values/instant.ts';
import type { NoticeExample } from '../../../pages/console/settings/publisher.tsx';
import type { Form } from '../../requests/form.ts';

type Noticing = Pick<Publisher, 'name' | 'formerNames' | 'houseLine'>;

export function examplesOfPublisher({ name, formerNames, houseLine }: Noticing, nowMs: number): NoticeExample[] {
  const now = toInstant(nowMs);
  const own = { source: name, copyrightHolder: name, copyrightYear: new Date(nowMs).getUTCFullYear() };
  const other = { ...own, source: 'Another Source', copyrightHolder: 'Another Source' };
  const template = {
    publisher: name,
    houseLine,
    credit: { text: '{by}/{holder}', linkRequired: true, canonicalRequired: true, robots: 'noindex' as const },
    placement: 'end' as const,
    partner: 'Partner',
    reference: 'Agreement 1',
  };
  const article = {
    url: 'https://example.com/',
    headline: 'Headline',
    by: { names: [{ code: 'w', name: 'Name of the Writer' }], desks: [] },
    language: 'en',
    firstPublished: now,
  };
  const zoned = { name, formerNames, timeZone: 'UTC' };
  const licensed = licensedNotice({ ...article, ...own }, template, zoned).text.replace(
    ': https://example.com/',
    ': address of the article',
  );
  return [
    { label: 'Own articles', text: noticeOf(own, { name, formerNames, houseLine }) },
    { label: 'Own articles at partners', text: licensed },
    { label: 'Articles of other sources', text: noticeOf(other, { name, formerNames, houseLine }) },
  ];
}

/** Of what is in the form, whether it can be saved or not. */
export function examplesOf(form: Form, nowMs: number): NoticeExample[] {
  const [name = '', houseLine = ''] = [form.get('name'), form.get('houseLine')];
  return name.trim() === '' || houseLine.trim() === '' ? [] : examplesOfPublisher({ name, formerNames: [], houseLine }, nowMs);
}
