import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { attributes, controls, links, markdown, scripts, vectors } from './hostile-vectors.js';
import { plainText, renderMarkdown, sanitiseRemoteHtml } from './index.js';
import { sanitiseOwnHtml } from './sanitise.js';

const TAGS = new Set(
  'p br hr h3 h4 h5 h6 blockquote pre code em strong s del sub sup ul ol li a div table thead tbody tr th td img span'.split(
    ' ',
  ),
);
const ATTRIBUTES = new Set(['href', 'rel', 'class', 'src', 'alt', 'start', 'scope', 'tabindex']);
const CLASSES = new Set(['mention', 'table-scroll', 'align-center', 'align-end']);
const ADDRESS = /^(?:https?:\/\/|mailto:|\/@|\/c\/|\/files\/)/i;

/**
 * What stands in the result and has no business there. The sanitiser writes every `<` and `>` of text and values as
 * entities, so that angle brackets are tags and nothing else.
 */
const activeParts = (result: string): string[] => {
  const found: string[] = result.replaceAll(/<[^<>]*>/g, '').match(/[<>]/g) ?? [];
  for (const [, name = '', rest = ''] of result.matchAll(/<\/?([^\s<>/]+)([^<>]*)>/g)) {
    if (!TAGS.has(name)) found.push(name);
    for (const [, attribute = '', value = ''] of rest.matchAll(/([^\s="/]+)(?:="([^"]*)")?/g)) {
      if (!ATTRIBUTES.has(attribute)) found.push(`${name} ${attribute}`);
      if (attribute === 'class' && !CLASSES.has(value)) found.push(`class ${value}`);
      if ((attribute === 'href' || attribute === 'src') && !ADDRESS.test(value)) found.push(value);
    }
  }
  return found;
};

const hostile = { href: 'javascript:alert(1)', label: '"><img src=x onerror=alert(1)>' };
const html = (text: string): string => renderMarkdown(text, () => hostile).html;

const cases = (row: string, texts: readonly string[]): [string, string][] => texts.map((text) => [row, text]);

describe('sanitising', () => {
  it.each([
    ...cases('HT1', scripts),
    ...cases('HT2', links),
    ...cases('HT3', controls),
    ...cases('HT4', attributes),
    ...cases('HT7', markdown),
  ])('%s: leaves nothing active of %j', (_, vector) => {
    expect(activeParts(html(vector))).toEqual([]);
    expect(activeParts(sanitiseRemoteHtml(vector))).toEqual([]);
    expect(activeParts(sanitiseOwnHtml(vector))).toEqual([]);
  });

  it('HT1: drops what scripts, styles and their like hold, and keeps the words around them', () => {
    expect(sanitiseRemoteHtml('a<script>b</script><style>c</style><svg>d</svg><template>e</template>f')).toBe(
      'af',
    );
  });

  it('HT2: marks links of other servers, and takes the address from those that are not safe', () => {
    expect(sanitiseRemoteHtml('<a href="https://a.example/b" target=_blank rel=me>x</a>')).toBe(
      '<a href="https://a.example/b" rel="nofollow noopener ugc">x</a>',
    );
    expect(sanitiseRemoteHtml('<a href="javascript:alert(1)">x</a>')).toBe('<span>x</span>');
    expect(sanitiseRemoteHtml('<a href="/@ada" class="mention">x</a>')).toBe('<span>x</span>');
  });

  it('HT3 HT4: keeps the words of forms, buttons and styled text from other servers', () => {
    expect(sanitiseRemoteHtml('<form><button style="x" id=a>Send</button> <b class=x>now</b></form>')).toBe(
      'Send <strong>now</strong>',
    );
  });

  it('HT7: cuts endless markup from other servers instead of working on it for long', () => {
    const before = process.threadCpuUsage().user;
    sanitiseRemoteHtml('<b>'.repeat(150_000) + '</i>'.repeat(150_000));
    expect((process.threadCpuUsage().user - before) / 1000).toBeLessThan(1_500);
  });

  it('never lets random input become active, and sanitising again changes nothing', () => {
    const part = fc.oneof(
      fc.constantFrom(...vectors, '\n\n', '> ', '- ', '|a|b|\n|-|-|\n', '`', '```\n', '@ada', '<', '>', '"'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const own = html(parts.join(''));
        expect(activeParts(own)).toEqual([]);
        expect(sanitiseOwnHtml(own)).toBe(own);
        const remote = sanitiseRemoteHtml(parts.join(''));
        expect(activeParts(remote)).toEqual([]);
        expect(sanitiseRemoteHtml(remote)).toBe(remote);
        expect(plainText(own)).not.toMatch(/\n\n/);
      }),
      { numRuns: 300 },
    );
  });
});
