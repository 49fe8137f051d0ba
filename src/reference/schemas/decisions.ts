// The question whether a partner may use an article in a certain way, and its answers. Pure.
import * as z from 'zod';
import { agreementSchema } from '../../domain/agreements/agreement.ts';
import { useQuestionSchema } from '../../domain/pulls/use-question.ts';
import { answer, request } from './named.ts';
import { form, instant, ordinal, url } from './values.ts';

export const useQuestion = request('UseQuestion', useQuestionSchema);

const { images, notice } = agreementSchema.shape;

export const decisionDuties = answer(
  'DecisionDuties',
  z.strictObject({ withdrawWithinMinutes: z.int(), correctWithinMinutes: z.int(), reportReproductions: z.boolean() }),
);

const decidedArticle = answer('DecidedArticle', z.strictObject({ slug: z.string(), version: ordinal }));

const pageRules = answer(
  'PageRules',
  z.strictObject({ linkRequired: z.boolean(), canonical: url.optional(), robots: z.literal('noindex').optional() }),
);

const noticeToShow = answer(
  'NoticeToShow',
  z.strictObject({ html: z.string(), text: z.string(), placement: notice.unwrap().shape.placement.unwrap() }),
);

const granted = answer(
  'GrantedUse',
  z.strictObject({
    decision: z.literal('grant'),
    article: decidedArticle,
    form,
    excerptWords: z.int().optional(),
    images: images.unwrap(),
    until: instant.optional(),
    embargoedUntil: instant.optional(),
    duties: decisionDuties,
    page: pageRules,
    usageTerms: z.string(),
    notice: noticeToShow,
    reasons: z.array(z.string()),
  }),
);

const refused = answer('RefusedUse', z.strictObject({ decision: z.literal('refuse'), reasons: z.array(z.string()) }));

export const decision = answer('Decision', z.discriminatedUnion('decision', [granted, refused]));
