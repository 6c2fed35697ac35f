import { z } from 'zod';

import { checkText, LIMITS, NAME_HERE, type TextRule } from '#libs/kernel';

/** Canonical lower-case UUID. */
export const id = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, 'id.invalid');

/** Name of a person or community: one name space, never changed. */
export const actorName = z.string().regex(new RegExp(`^${NAME_HERE}$`), 'name.invalid');

/** Moment in UTC, ISO 8601. */
export const instant = z.iso.datetime();

export const language = z.enum(['en', 'cy']);

/** A text that PostgreSQL can hold and a page can show, by the rules of `checkText`. */
export const text = (rule: TextRule) =>
  z
    .string()
    .superRefine((value, context) => {
      const problem = checkText(value, rule);
      if (problem === null) return;
      const { least = 0, most } = rule;
      context.addIssue({ code: 'custom', message: problem, params: { least, most } });
    })
    .meta({ ...(rule.least !== undefined && { minLength: rule.least }), maxLength: rule.most });

export const markdown = (most: number, least = 0) => text({ least, most, multiline: true });

/** ASCII letters are spelled out, since ignoring case in Unicode lets other letters stand for `k` and `s`. */
export const email = z
  .string()
  .max(254, 'email.invalid')
  .regex(
    /^[^\s@"<>()[\]\\,;:\p{Cc}\p{Cs}]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/u,
    'email.invalid',
  );

/** E-mail domain rule such as `leeds.gov.uk` or `*.gov.uk`. */
export const domainRule = z
  .string()
  .max(253)
  .regex(/^(\*\.)?[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/, 'domain.invalid');

/** Number in a query string: plain decimal digits only, so that `1e9`, `-1` and `1;2` are refused. */
export const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'number.invalid')
    .transform(Number)
    .refine((value) => value >= least && value <= most, 'number.out-of-range')
    .meta({ type: 'integer', minimum: least, maximum: most });

const { least, most, usual } = LIMITS.http.pageSize;

/** Query of every list: `limit` 1 to 100, `cursor` as given by the page before. */
export const pageQuery = {
  limit: wholeNumber(least, most)
    .optional()
    .transform((value) => value ?? usual)
    .meta({ description: 'how many to answer with at most', default: usual }),
  cursor: z
    .string()
    .max(1000, 'cursor.invalid')
    .regex(/^[A-Za-z0-9_-]+$/, 'cursor.invalid')
    .optional()
    .describe(
      '`next` of the page before, for the same list, filters and reader; the first page when left out',
    ),
};

/** A page of a keyset list; `next` is absent on the last page. */
export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().optional() });

/** Passwords are taken exactly as typed; length counts code points. */
export const password = z
  .string()
  .superRefine((value, context) => {
    const length = value.length > 4 * LIMITS.password.most ? Infinity : [...value].length;
    if (length < LIMITS.password.least) context.addIssue({ code: 'custom', message: 'password.too-short' });
    if (length > LIMITS.password.most) context.addIssue({ code: 'custom', message: 'password.too-long' });
  })
  .meta({ minLength: LIMITS.password.least, maxLength: LIMITS.password.most });
