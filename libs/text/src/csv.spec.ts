import { describe, expect, it } from '@jest/globals';

import { csvLine } from './csv.js';

describe('a line of a table', () => {
  it('holds any text in its cell', () => {
    expect(csvLine(['plain', 'a,b', 'say "no"', 'two\r\nlines', ' edge ', '', null, 7, -7])).toBe(
      'plain,"a,b","say ""no""","two\r\nlines"," edge ",,,7,-7\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', '=HYPERLINK("https://a.example")'])(
    'runs nothing: %j',
    (text) => {
      const line = csvLine([text]);
      expect(line.replace(/^"/, '')).toMatch(/^'/);
      expect(line).toContain(text.replaceAll('"', '""'));
    },
  );

  it('leaves alone what only holds such a sign', () => {
    expect(csvLine(['a=b', '2026-11-26', 'ada@northfield.example'])).toBe(
      'a=b,2026-11-26,ada@northfield.example\r\n',
    );
  });
});
