import MarkdownIt from 'markdown-it';

import { excerpt } from './excerpt.js';
import { mentionAt, mentionKey, type MentionName, type MentionTarget } from './mentions.js';
import { plainText, sanitiseOwnHtml } from './sanitise.js';

/** What a text becomes: `html` is safe to put on a page, `text` is for search and mail. */
export interface RenderedText {
  readonly html: string;
  readonly text: string;
  readonly excerpt: string;
  /** Mentions that led somewhere, each once. */
  readonly mentions: readonly MentionName[];
}

/** Looks up a mention; null leaves it as plain text. */
export type ResolveMention = (mention: MentionName) => MentionTarget | null;

type Environment = {
  readonly resolve: ResolveMention;
  readonly found: Map<string, MentionName>;
};

const MOST_TABLE_COLUMNS = 50;
const MOST_MENTIONS = 200;

const createParser = (): InstanceType<typeof MarkdownIt> => {
  const parser = new MarkdownIt('default', {
    html: false,
    linkify: true,
    typographer: false,
    breaks: true,
    maxNesting: 30,
  });
  parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
  parser.validateLink = (address) => !/^\s*(?:javascript|vbscript|data|file|blob):/i.test(address);
  parser.inline.ruler.before('link', 'mention', (state, silent) => {
    const sign = state.src[state.pos];
    if ((sign !== '@' && sign !== '!') || state.linkLevel > 0) return false;
    const read = mentionAt(state.src, state.pos);
    if (read === null) return false;
    const { resolve, found } = state.env as unknown as Environment;
    const target = found.size < MOST_MENTIONS ? resolve(read.mention) : null;
    if (target === null) return false;
    if (!silent) {
      found.set(mentionKey(read.mention), read.mention);
      const open = state.push('link_open', 'a', 1);
      open.attrs = [['href', target.href]];
      state.push('text', '', 0).content = `${sign}${target.label}`;
      state.push('link_close', 'a', -1);
    }
    state.pos += read.length;
    return true;
  });
  parser.renderer.rules['heading_open'] = (tokens, index) => `<h${headingLevel(tokens[index]?.tag)}>`;
  parser.renderer.rules['heading_close'] = (tokens, index) => `</h${headingLevel(tokens[index]?.tag)}>\n`;
  return parser;
};

/** Headings inside a post lie below those of the page. */
const headingLevel = (tag: string | undefined): number => Math.min(6, Number(tag?.slice(1) ?? 1) + 2);

const parser = createParser();

const WIDE_TABLE = new RegExp(`^(?:[^|\\n]*\\|){${MOST_TABLE_COLUMNS + 1}}.*$`, 'gm');

/** Rows wider than any real table are left as plain text, since their cost grows with rows times columns. */
const calmTables = (markdown: string): string =>
  markdown.replaceAll(WIDE_TABLE, (row) => row.replaceAll('|', '\\|'));

/** The mentions that a text might hold, code left out, so that the caller can look them up before it renders. */
export const findMentions = (markdown: string): MentionName[] => {
  const found = new Map<string, MentionName>();
  const resolve: ResolveMention = (mention) => {
    found.set(mentionKey(mention), mention);
    return null;
  };
  parser.parse(calmTables(markdown), { resolve, found: new Map() } satisfies Environment);
  return [...found.values()].slice(0, MOST_MENTIONS);
};

/** Renders Markdown (CommonMark with tables and strike-through, no HTML) once, on write. */
export const renderMarkdown = (markdown: string, resolve: ResolveMention = () => null): RenderedText => {
  const environment: Environment = { resolve, found: new Map() };
  const html = sanitiseOwnHtml(parser.render(calmTables(markdown), environment)).trim();
  const text = plainText(html);
  return { html, text, excerpt: excerpt(text, 200), mentions: [...environment.found.values()] };
};
