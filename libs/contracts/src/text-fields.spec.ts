import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';

import * as contracts from './index.js';
import type { Operation } from './operation.js';

const isOperation = (value: unknown): value is Operation =>
  typeof value === 'object' && value !== null && 'path' in value && 'answer' in value;

const operations = Object.values(contracts as Record<string, unknown>).filter(isOperation);

interface Field {
  readonly name: string;
  readonly schema: z.ZodType;
}

type Parts = {
  readonly type: string;
  readonly shape?: Record<string, z.ZodType>;
  readonly options?: readonly z.ZodType[];
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly in?: z.ZodType;
  readonly keyType?: z.ZodType;
  readonly valueType?: z.ZodType;
};

/** Every place inside a schema that takes a string of the caller's choice. */
const stringsOf = (schema: z.ZodType, name: string): Field[] => {
  const parts = schema.def as unknown as Parts;
  if (parts.type === 'string') return [{ name, schema }];
  const named = Object.entries(parts.shape ?? {}).map(([key, inner]) => [`${name}.${key}`, inner] as const);
  const inner = [
    ...(parts.options ?? []),
    parts.innerType,
    parts.element,
    parts.in,
    parts.keyType,
    parts.valueType,
  ].flatMap((each) => (each === undefined ? [] : [[name, each] as const]));
  return [...named, ...inner].flatMap(([key, each]) => stringsOf(each, key));
};

const fields = operations.flatMap(({ id, params, query, body }) =>
  [
    ...stringsOf(params, `${id} params`),
    ...stringsOf(query, `${id} query`),
    ...stringsOf(body, `${id} body`),
  ].filter(({ name, schema }) => !/password$/i.test(name) && schema.meta()?.['format'] !== 'binary'),
);

/** Long and short, alone and inside what an address, link or domain may look like. */
const holding = (character: string): string[] => [
  character,
  `a${character}b`,
  `some words ${character} and more of them than any field asks for`,
  `a${character}@council.example`,
  `a@coun${character}cil.example`,
  `https://council.example/${character}`,
];

describe('text fields of every operation', () => {
  it('are many', () => {
    expect(operations.length).toBeGreaterThan(50);
    expect(fields.length).toBeGreaterThan(100);
  });

  it.each([
    ['U+0000', '\0'],
    ['a lone high surrogate', '\ud83d'],
    ['a lone low surrogate', '\ude00'],
    ['a tower of combining marks', '\u0301'.repeat(1_000)],
  ])('API12: refuse %s, which cannot be stored or shown', (_, character) => {
    const accepting = fields.filter(({ schema }) =>
      holding(character).some((text) => schema.safeParse(text).success),
    );
    expect(accepting.map(({ name }) => name)).toEqual([]);
  });

  it.each(['a', '-', '.', 'a.', '@', 'a@', '\u0301', '😀', ' ', '\n', 'a-'])(
    'API7: answer 250,000 characters of %j in no time',
    (unit) => {
      const value = unit.repeat(250_000 / unit.length);
      const took = (schema: z.ZodType): number => {
        const before = process.threadCpuUsage().user;
        for (const text of [value, `a@${value}!`, `https://${value}`]) schema.safeParse(text);
        return process.threadCpuUsage().user - before;
      };
      // Memory may be tidied up within one try; what is slow by itself is slow in each.
      const slow = fields.filter(({ schema }) => [1, 2, 3].every(() => took(schema) > 100_000));
      expect(slow.map(({ name }) => name)).toEqual([]);
    },
  );

  it('API12: take emoji, directional marks and non-characters exactly as they are', () => {
    const text = 'Tŷ’r 👩‍💻 \u202eabc\u202c \u200f \ufffe \uffff 🏴󠁧󠁢󠁷󠁬󠁳󠁿 e\u0301';
    expect(contracts.text({ most: 200 }).parse(text)).toBe(text);
    expect(contracts.markdown(200).parse(`${text}\n\t${text}`)).toBe(`${text}\n\t${text}`);
  });
});
