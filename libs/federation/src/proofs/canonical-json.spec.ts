import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { listCorpus, readCorpus } from '../fixtures/corpus.fixture.js';
import { readVectors } from '../fixtures/vectors.fixture.js';
import { canonicalJson, NotCanonicalError, type JsonValue } from './canonical-json.js';

interface JcsVectors {
  readonly cases: readonly { name: string; input: string; output: string }[];
}
const { cases } = readVectors<JcsVectors>('jcs-vectors');
const parse = (text: string): JsonValue => JSON.parse(text) as JsonValue;

describe('canonicalJson', () => {
  it.each(cases)('writes the published vector "$name" byte for byte', ({ input, output }) => {
    expect(canonicalJson(parse(input))).toBe(output);
  });

  it('writes every vector of the corpus byte for byte, as text and as hexadecimal bytes', () => {
    for (const file of listCorpus('_vectors_jcs').filter((name) => name.startsWith('input_'))) {
      const name = file.slice('input_'.length, -'.json'.length);
      const bytes = Buffer.from(canonicalJson(parse(readCorpus(`_vectors_jcs/${file}`).toString())));
      expect(bytes).toEqual(readCorpus(`_vectors_jcs/output_${name}.json`));
      const hex = readCorpus(`_vectors_jcs/outhex_${name}.txt`).toString().replaceAll(/\s/g, '');
      expect(bytes.toString('hex')).toBe(hex);
    }
  });

  // RFC 8785, appendix B.
  it.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('writes the number with the bits %s as %s', (bits, text) => {
    expect(canonicalJson(Buffer.from(bits, 'hex').readDoubleBE())).toBe(text);
  });

  it('refuses what has no canonical form: half a surrogate pair, a number beyond the doubles, endless depth', () => {
    expect(() => canonicalJson({ text: '\ud800' })).toThrow(NotCanonicalError);
    expect(() => canonicalJson({ '\udfff': 1 })).toThrow(NotCanonicalError);
    expect(() => canonicalJson(parse('[1e400]'))).toThrow(NotCanonicalError);
    expect(() => canonicalJson(parse('['.repeat(200_000) + ']'.repeat(200_000)))).toThrow(NotCanonicalError);
  });

  it('keeps a member named __proto__ like every other', () => {
    expect(canonicalJson(parse('{"b":1,"__proto__":{"a":2}}'))).toBe('{"__proto__":{"a":2},"b":1}');
  });

  it('gives the same text for every order of members, and a text that means the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        fc.pre(JSON.stringify(value).isWellFormed() && !/\\ud[89a-f]/.test(JSON.stringify(value)));
        const text = canonicalJson(value as JsonValue);
        expect(parse(text)).toEqual(parse(JSON.stringify(value)));
        expect(canonicalJson(parse(text))).toBe(text);
        expect(canonicalJson(reversed(value as JsonValue))).toBe(text);
      }),
    );
  });
});

function reversed(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map((item: JsonValue) => reversed(item));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value as Record<string, JsonValue>);
  return Object.fromEntries(entries.toReversed().map(([key, member]) => [key, reversed(member)]));
}
