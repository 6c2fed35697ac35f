import { describe, expect, it } from '@jest/globals';
import type { z as Zod } from 'zod';

import { z as standIn } from './shapes-in-browser.js';

const z = standIn as unknown as typeof Zod;

describe('shapes in the browser', () => {
  it('lets any contract be declared', () => {
    const base = z.object({ id: z.uuid(), at: z.iso.datetime().nullable() });
    expect(() =>
      z
        .discriminatedUnion('kind', [
          base.extend({ kind: z.literal('a') }),
          z.strictObject({ ...base.shape }),
        ])
        .transform((value) => value)
        .optional(),
    ).not.toThrow();
  });

  it('keeps the values of an enumeration', () => {
    expect(z.enum(['open', 'closed']).options).toEqual(['open', 'closed']);
    expect(z.enum(['open', 'closed']).enum.closed).toBe('closed');
  });

  it('refuses to check anything', () => {
    expect(() => z.string().parse('x')).toThrow('the server does');
    expect(() => z.string().safeParse('x')).toThrow('the server does');
  });
});
