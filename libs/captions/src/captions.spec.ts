import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { CAPTION_LIMITS, readCaptions, writeWebVtt, type Cue } from './index.js';

const read = (text: string): Cue[] => readCaptions(Buffer.from(text));
const cue = (startMs: number, endMs: number, text: string, speaker: string | null = null): Cue => ({
  startMs,
  endMs,
  text,
  speaker,
});
const problemOf = (text: string): unknown => {
  try {
    return read(text);
  } catch (error) {
    const { code, details } = error as { code: string; details: object };
    return { code, ...details };
  }
};

describe('readCaptions', () => {
  it('reads WebVTT: identifiers, notes, styles, regions, settings, short times and voices', () => {
    const file = [
      '\uFEFFWEBVTT Recycling, week one',
      'Kind: captions',
      '',
      'STYLE',
      '::cue { color: red }',
      '',
      'REGION',
      'id:below',
      '',
      'NOTE 00:00.000 --> 00:01.000',
      'is not a cue',
      '',
      'welcome',
      '00:01.500 --> 00:04.000 line:90% align:center',
      '<v.loud Siân Prys>Welcome to the <i>depot</i>.</v>',
      '',
      '01:00:00.000 --> 01:00:02.250',
      'Fish &amp; chips &lt;hot&gt;',
      'on two <00:00:01.000>lines',
    ].join('\r\n');
    expect(read(file)).toEqual([
      cue(1_500, 4_000, 'Welcome to the depot.', 'Siân Prys'),
      cue(3_600_000, 3_602_250, 'Fish & chips <hot>\non two lines'),
    ]);
  });

  it('reads SubRip: numbers, commas, tags of HTML, places on the picture, and the code page of Windows', () => {
    const file =
      '1\n00:00:01,000 --> 00:00:02,500\n{\\an8}<font color="#fff">Siân, it’s £3</font>\n\n2\n00:00:03,1 --> 00:00:04,25\n<b>Second</b>\n';
    const expected = [cue(1_000, 2_500, 'Siân, it’s £3'), cue(3_100, 4_250, 'Second')];
    expect(read(file)).toEqual(expected);
    const windows = Buffer.from(file.replace('’', '\u0092'), 'latin1');
    expect(readCaptions(windows)).toEqual(expected);
  });

  it('orders cues by their times, keeps those that overlap, and leaves out those without words', () => {
    const file =
      'WEBVTT\n\n00:05.000 --> 00:06.000\nlater\n\n00:01.000 --> 00:09.000\nlong\n\n00:02.000 --> 00:03.000\n<i></i>\n';
    expect(read(file).map(({ text }) => text)).toEqual(['long', 'later']);
  });

  it('holds words that look like markup as words, and nothing unseen', () => {
    const file = 'WEBVTT\n\n00:01.000 --> 00:02.000\n2 < 3 and a <script>alert(1)</script> \u202Etxt\u0007\n';
    expect(read(file)).toEqual([cue(1_000, 2_000, '2 < 3 and a <script>alert(1)</script> txt')]);
  });

  it.each([
    ['nothing', '', { code: 'captions.empty' }],
    ['a head alone', 'WEBVTT\n', { code: 'captions.empty' }],
    ['another file', '<html>\n<body>', { code: 'captions.not-captions' }],
    [
      'a word that begins like the head',
      'WEBVTTX\n\n00:01.000 --> 00:02.000\nx',
      { code: 'captions.not-captions' },
    ],
    ['no time', 'WEBVTT\n\nfirst\nsoon --> later\nx', { code: 'captions.bad-time', line: 4 }],
    ['a 61st minute', 'WEBVTT\n\n61:00.000 --> 62:00.000\nx', { code: 'captions.bad-time', line: 3 }],
    [
      'a hundredth hour',
      'WEBVTT\n\n100:00:00.000 --> 100:00:01.000\nx',
      { code: 'captions.bad-time', line: 3 },
    ],
    [
      'an end before the start',
      '1\n00:00:02,000 --> 00:00:01,000\nx',
      { code: 'captions.ends-before-start', line: 2 },
    ],
    [
      'an endless sentence',
      `WEBVTT\n\n00:01.000 --> 00:02.000\n${'x'.repeat(CAPTION_LIMITS.text + 1)}`,
      { code: 'captions.text-too-long', line: 3, most: CAPTION_LIMITS.text },
    ],
  ])('refuses %s and says where', (_name, file, problem) => {
    expect(problemOf(file)).toEqual(problem);
  });

  it('refuses files and numbers of cues beyond the limits', () => {
    expect(problemOf('x'.repeat(CAPTION_LIMITS.file + 1))).toMatchObject({ code: 'captions.too-large' });
    const many = '00:01.000 --> 00:02.000\nx\n\n'.repeat(CAPTION_LIMITS.cues + 1);
    expect(problemOf(`WEBVTT\n\n${many}`)).toMatchObject({ code: 'captions.too-many-cues' });
  });
});

describe('writeWebVtt', () => {
  it('writes what reads as the same cues, whatever is said', () => {
    const words = fc
      .array(fc.stringMatching(/^[a-zŵŷ &<>/.-]{1,20}$/), { minLength: 1, maxLength: 3 })
      .map((lines) => lines.map((line) => `x${line.trim()}`).join('\n'));
    const cues = fc.array(
      fc.record({
        startMs: fc.nat(7_200_000),
        length: fc.integer({ min: 1, max: 9_000 }),
        text: words,
        speaker: fc.option(fc.constantFrom('Siân', 'A & B', 'Ben <IT>'), { nil: null }),
      }),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(cues, (given) => {
        const expected = given
          .map(({ startMs, length, text, speaker }) => cue(startMs, startMs + length, text, speaker))
          .toSorted((one, other) => one.startMs - other.startMs || one.endMs - other.endMs);
        expect(read(writeWebVtt(expected))).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});
