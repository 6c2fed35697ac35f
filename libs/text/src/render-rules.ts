import type MarkdownIt from 'markdown-it';
import type { RendererRule, Token } from 'markdown-it';

import { isOwnFile } from './safe-address.js';

type Rules = Record<string, RendererRule>;

/** Headings inside a post lie below those of the page. */
const headingLevel = (token: Token | undefined): number => Math.min(6, Number(token?.tag.slice(1) ?? 1) + 2);

const headings: Rules = {
  heading_open: (tokens, index) => `<h${headingLevel(tokens[index])}>`,
  heading_close: (tokens, index) => `</h${headingLevel(tokens[index])}>\n`,
};

const alignments: Readonly<Record<string, string>> = {
  'text-align:center': ' class="align-center"',
  'text-align:right': ' class="align-end"',
};

const alignmentOf = (token: Token | undefined): string => alignments[token?.attrGet('style') ?? ''] ?? '';

/** A wide table scrolls in its own box, which the keyboard can reach; the page itself never does. */
const tables: Rules = {
  table_open: () => '<div class="table-scroll" tabindex="0"><table>\n',
  table_close: () => '</table></div>\n',
  th_open: (tokens, index) => `<th scope="col"${alignmentOf(tokens[index])}>`,
  td_open: (tokens, index) => `<td${alignmentOf(tokens[index])}>`,
};

/** Long lines of code scroll in their own box, too. */
const code = (parser: InstanceType<typeof MarkdownIt>): Rules => {
  const block: RendererRule = (tokens, index) =>
    `<pre tabindex="0"><code>${parser.utils.escapeHtml(tokens[index]?.content ?? '')}</code></pre>\n`;
  return { fence: block, code_block: block };
};

const isInLink = (tokens: readonly Token[], index: number): boolean => {
  const before = tokens.slice(0, index).findLast(({ type }) => type.startsWith('link_'));
  return before?.type === 'link_open';
};

/**
 * Our own files are shown. A picture elsewhere would tell its server who reads this, so that it becomes a link.
 */
const pictures = (parser: InstanceType<typeof MarkdownIt>): Rules => ({
  image: (tokens, index, options, env, renderer) => {
    const token = tokens[index];
    const escape = parser.utils.escapeHtml;
    const source = String(token?.attrGet('src') ?? '');
    const alt = renderer.renderInlineAsText(token?.children ?? [], options, env);
    if (isOwnFile(source)) return `<img src="${escape(source)}" alt="${escape(alt)}">`;
    if (isInLink(tokens, index)) return escape(alt);
    return `<a href="${escape(source)}">${escape(alt === '' ? source : alt)}</a>`;
  },
});

/** What our Markdown looks like where it differs from the parser's own HTML. */
export const useRenderRules = (parser: InstanceType<typeof MarkdownIt>): void => {
  Object.assign(parser.renderer.rules, headings, tables, code(parser), pictures(parser));
};
