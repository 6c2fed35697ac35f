import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { findMentions, plainText, renderMarkdown, sanitiseRemoteHtml, slugify } from './index.js';

const people = new Map([['@ada', { href: '/@ada', label: 'Ada Lovett' }]]);
const html = (markdown: string): string =>
  renderMarkdown(markdown, ({ name, host }) => (host === null ? (people.get(`@${name}`) ?? null) : null))
    .html;

const TAGS = new Set(
  'p br hr h3 h4 h5 h6 blockquote pre code em strong s del sub sup ul ol li a table thead tbody tr th td img span'.split(
    ' ',
  ),
);
const ATTRIBUTES = new Set(['href', 'rel', 'class', 'src', 'alt', 'start', 'scope']);
const ADDRESS = /^(?:https?:|mailto:|\/@|\/c\/|\/files\/)/;

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
      if (attribute === 'class' && value !== 'mention') found.push(`class ${value}`);
      if ((attribute === 'href' || attribute === 'src') && !ADDRESS.test(value)) found.push(value);
    }
  }
  return found;
};

const vectors = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg/onload=alert(1)>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<xmp><p title="</xmp><img src=x onerror=alert(1)>">',
  '<textarea><img title="</textarea><img src=x onerror=alert(1)>"></textarea>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="java\tscript:alert(1)">x</a>',
  '<a href="&#106;avascript:alert(1)">x</a>',
  '<a href="JaVaScRiPt:alert(1)">x</a>',
  '<a href=" vbscript:x">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="//evil.example">x</a>',
  '<a href="\\\\evil.example">x</a>',
  '<form action=//evil.example><input><button formaction=javascript:alert(1)>',
  '<base href=//evil.example><meta http-equiv=refresh content=0;url=//evil.example><link rel=stylesheet href=//evil.example>',
  '<dialog open popover id=x style="position:fixed" class="btn" name=y slot=z part=q is=w>x</dialog>',
  '<p style="background:url(//evil.example)" class="x" id="y">x</p>',
  '[x](javascript:alert(1))',
  '[x]( javascript:alert(1))',
  '[x](data:text/html;base64,PHN2Zz4=)',
  '[x][r]\n\n[r]: javascript:alert(1)',
  '![a" onerror="alert(1)](https://evil.example/x.png)',
  '![a](/files/0198c7d0-0000-7000-8000-000000000000 "t\\" onerror=alert(1)")',
  '[[[[x](https://a.example)](javascript:alert(1))](y)',
  '<https://a.example/"onmouseover="alert(1)>',
  '`<script>` and ``` <img onerror=x> ```',
];

describe('rendering Markdown', () => {
  it.each(vectors)('HT1 HT2 HT3 HT4: leaves nothing active of %j', (vector) => {
    expect(activeParts(html(vector))).toEqual([]);
    expect(activeParts(sanitiseRemoteHtml(vector))).toEqual([]);
  });

  it('HT2: keeps only http, https and mailto links and marks them as not ours', () => {
    expect(html('[x](https://a.example/b)')).toBe(
      '<p><a href="https://a.example/b" rel="nofollow noopener ugc">x</a></p>',
    );
    expect(html('[x](mailto:a@b.example)')).toContain('href="mailto:a@b.example"');
    expect(html('[x](ftp://a.example)')).not.toContain('href');
    expect(html('[x](//a.example)')).not.toContain('href');
    expect(html('[x](/logout)')).not.toContain('href');
  });

  it('HT6: shows HTML as the text that it is', () => {
    expect(html('<b>bold</b> & "quotes"')).toBe('<p>&lt;b&gt;bold&lt;/b&gt; &amp; "quotes"</p>');
  });

  it('never lets random input become active, and sanitising again changes nothing', () => {
    const part = fc.oneof(
      fc.constantFrom(...vectors, '\n\n', '> ', '- ', '|a|b|\n|-|-|\n', '`', '```\n', '@ada'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const once = html(parts.join(''));
        expect(activeParts(once)).toEqual([]);
        const remote = sanitiseRemoteHtml(parts.join(''));
        expect(sanitiseRemoteHtml(remote)).toBe(remote);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['a table 10,000 wide', `|${'a|'.repeat(10_000)}\n|${'-|'.repeat(10_000)}\n`],
    ['unclosed brackets', '['.repeat(50_000)],
    ['unclosed emphasis', '*a '.repeat(16_000)],
    ['unclosed links', '[a]('.repeat(12_000)],
    ['deep quotes', `${'>'.repeat(49_000)} a`],
    ['deep lists', Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}- a`).join('\n')],
    ['backticks', '`a'.repeat(25_000)],
    ['mentions', '@ada '.repeat(10_000)],
    ['signs', '@!'.repeat(25_000)],
    ['references', '[a][b]'.repeat(8_000)],
    ['angle brackets', '<a '.repeat(16_000)],
    ['entities', '&amp'.repeat(12_000)],
  ])('HT7: renders 50,000 characters of %s without holding up the others', (_, markdown) => {
    const before = performance.now();
    html(markdown.slice(0, 50_000));
    expect(performance.now() - before).toBeLessThan(2_000);
  });

  it('links people that the caller knows, leaves others and code alone', () => {
    expect(html('Thanks @ada, ask @nobody or `@ada`')).toBe(
      '<p>Thanks <a href="/@ada" class="mention">@Ada Lovett</a>, ask @nobody or <code>@ada</code></p>',
    );
    expect(renderMarkdown('mail ada@ada.example', () => ({ href: '/@ada', label: 'x' })).mentions).toEqual(
      [],
    );
  });

  it('finds mentions of people and communities, here and elsewhere, outside code', () => {
    expect(findMentions('Hi @ada and @ben@leeds.example in !planning: `@code` x@y.z')).toEqual([
      { kind: 'person', name: 'ada', host: null },
      { kind: 'person', name: 'ben', host: 'leeds.example' },
      { kind: 'community', name: 'planning', host: null },
    ]);
  });

  it('puts headings below those of the page', () => {
    expect(html('# One\n\n###### Six')).toBe('<h3>One</h3>\n<h6>Six</h6>');
  });

  it('gives the words alone, blocks on lines of their own', () => {
    expect(plainText(html('# Title\n\n- a & b\n- `c`\n\n|x|y|\n|-|-|\n|1|2|'))).toBe(
      'Title\na & b\nc\nx y\n1 2',
    );
  });

  it('makes readable addresses from titles in any language', () => {
    expect(slugify('Tŷ’r Cyngor: ble mae’r allwedd?')).toBe('tyr-cyngor-ble-maer-allwedd');
    expect(slugify('日本')).toBe('-');
  });
});
