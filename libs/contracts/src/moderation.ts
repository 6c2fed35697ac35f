import { z } from 'zod';

import { LIMITS } from '#libs/kernel';

import { communityLink } from './community-views.js';
import { operation } from './operation.js';
import { personLink } from './person-card.js';
import { id, instant, markdown, page, pageQuery } from './primitives.js';
import { skillView } from './skill-view.js';

const REPORTS = 'Reports';
const AUDIT = 'Audit log';

export const reportCategories = ['rude', 'personal-data', 'wrong', 'spam', 'other'] as const;
const category = z.enum(reportCategories);
const reason = markdown(LIMITS.content.reason, 1);
const subjectKind = z.enum([
  'post',
  'person',
  'community',
  'endorsement',
  'document',
  'publication',
  'comment',
]);

/** What another server made of a report: its post is gone, it did something else, nothing, or did not say what. */
export const reportAnswers = ['removed', 'acted', 'no-action', 'dealt-with'] as const;

/** A report as its reporter sees it. */
export const myReport = z.object({
  id,
  subjectKind,
  category,
  reason: z.string(),
  status: z.enum(['open', 'upheld', 'dismissed']),
  outcomeNote: z.string(),
  createdAt: instant,
  decidedAt: instant.nullable(),
  elsewhere: z
    .object({
      host: z.string().describe('the server of the community, to which the report went on'),
      outcome: z.enum(reportAnswers).nullable().describe('null: it has not answered'),
      note: z.string(),
      at: instant.nullable(),
    })
    .nullable(),
});

/** A report as those who decide see it; what was reported is shown to them even where they could not read it. */
export const reportView = myReport.extend({
  reporter: personLink.nullable().describe('null: another server, which does not say for whom'),
  reportingServer: z.string().nullable().describe('the host of that server'),
  community: communityLink.nullable(),
  decidedBy: personLink.nullable(),
  post: z
    .object({
      id,
      number: z.number().int(),
      html: z.string(),
      author: personLink,
      createdAt: instant,
      isDeleted: z.boolean(),
      thread: z.object({ id, title: z.string(), slug: z.string(), isDeleted: z.boolean() }),
    })
    .nullable(),
  person: personLink.nullable(),
  endorsement: z
    .object({ person: personLink, endorser: personLink, skill: skillView, isTakenDown: z.boolean() })
    .nullable(),
  document: z
    .object({ id, title: z.string(), description: z.string(), author: personLink, isDeleted: z.boolean() })
    .nullable(),
  published: z
    .object({
      html: z.string(),
      author: personLink.describe('who wrote what is reported'),
      createdAt: instant,
      isDeleted: z.boolean(),
      on: z
        .object({
          id,
          kind: z.enum(['article', 'status']),
          title: z.string(),
          slug: z.string(),
          author: personLink,
          isOpen: z.boolean().describe('everybody of the organisation of its author may read it'),
        })
        .describe('the article or status that is reported, or that is commented on'),
    })
    .nullable()
    .describe('an article, a status, or a comment'),
});

export type ReportView = z.output<typeof reportView>;
export type MyReport = z.output<typeof myReport>;

export const makeReport = operation({
  id: 'makeReport',
  method: 'post',
  path: '/api/reports',
  tag: REPORTS,
  summary: 'Report something that I may read, or somebody, to those who look after it.',
  access: 'account',
  idempotent: true,
  body: z.strictObject({
    subjectKind,
    subjectId: id,
    category,
    reason,
    forward: z
      .boolean()
      .optional()
      .describe('also tell the server of the community, where that is another one; it learns who reports'),
  }),
  answer: myReport,
  failures: ['not-found', 'report.already-open'],
});

export const listMyReports = operation({
  id: 'listMyReports',
  method: 'get',
  path: '/api/me/reports',
  tag: REPORTS,
  summary: 'Reports I made, and what was decided.',
  access: 'account',
  query: z.strictObject(pageQuery),
  answer: page(myReport),
});

export const listReports = operation({
  id: 'listReports',
  method: 'get',
  path: '/api/reports',
  tag: REPORTS,
  summary:
    'Reports that I may decide: those of communities I look after; all of them for moderators of the instance.',
  access: 'account',
  query: z.strictObject({
    ...pageQuery,
    status: z.enum(['open', 'decided']).optional().describe('both when left out'),
    communityId: id.optional().describe('only reports from this community'),
  }),
  answer: page(reportView),
});

const ofReport = z.strictObject({ reportId: id.describe('the report') });

export const readReport = operation({
  id: 'readReport',
  method: 'get',
  path: '/api/reports/:reportId',
  tag: REPORTS,
  summary: 'A report that I may decide.',
  access: 'account',
  params: ofReport,
  answer: reportView,
});

export const decideReport = operation({
  id: 'decideReport',
  method: 'put',
  path: '/api/reports/:reportId/decision',
  tag: REPORTS,
  summary: 'Decide a report; the reporter is told the outcome and the note.',
  access: 'account',
  params: ofReport,
  body: z.strictObject({
    outcome: z.enum(['upheld', 'dismissed']),
    note: markdown(LIMITS.content.reason),
    removePost: z.boolean().describe('also delete the reported post, or take down the endorsement'),
  }),
  answer: reportView,
  failures: ['report.already-decided', 'report.nothing-to-remove'],
});

/**
 * One entry of the audit log. `detail` holds ids, settings and the reason that whoever acted gave, never the
 * text of posts or mails.
 */
export const auditEntryView = z.object({
  seq: z.number().int().min(1),
  at: instant,
  actor: personLink.nullable(),
  action: z.string(),
  subjectKind: z.string(),
  subjectId: z.string().nullable(),
  subjectLabel: z.string().nullable(),
  community: communityLink.nullable(),
  detail: z.record(z.string(), z.unknown()),
});

export type AuditEntryView = z.output<typeof auditEntryView>;

export const listAuditEntries = operation({
  id: 'listAuditEntries',
  method: 'get',
  path: '/api/admin/audit',
  tag: AUDIT,
  summary: 'The audit log, newest first.',
  access: 'admin',
  query: z.strictObject({
    ...pageQuery,
    action: z
      .string()
      .max(60)
      .regex(/^[a-z.-]+$/)
      .optional()
      .describe('only this action; `actions` in the answer names those there are'),
    actorId: id.optional().describe('only what this person did'),
    from: instant.optional().describe('from this moment on'),
    to: instant.optional().describe('before this moment'),
  }),
  answer: page(auditEntryView).extend({ actions: z.array(z.string()) }),
});

export const verifyAuditLog = operation({
  id: 'verifyAuditLog',
  method: 'get',
  path: '/api/admin/audit/verification',
  tag: AUDIT,
  summary: 'Check the whole chain of the audit log.',
  access: 'admin',
  answer: z.object({
    entries: z.number().int(),
    intact: z.boolean(),
    brokenAt: z.number().int().nullable().describe('number of the first entry that does not fit'),
  }),
});
