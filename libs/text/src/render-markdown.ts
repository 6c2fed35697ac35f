import MarkdownIt from 'markdown-it';

import { calmLines } from './calm-lines.js';
import { excerpt } from './excerpt.js';
import { limitLinks } from './limit-links.js';
import { limitTables } from './limit-tables.js';
import { mentionKey, type MentionName } from './mentions.js';
import { MOST_MENTIONS, parseMentions, type MentionRun, type ResolveMention } from './parse-mentions.js';
import { plainText } from './plain-text.js';
import { useRenderRules } from './render-rules.js';
import { isOwnActor, isOwnFile, isSafeLink } from './safe-address.js';
import { sanitiseOwnHtml } from './sanitise.js';

/** What a text becomes: `html` is safe to put on a page, `text` is for search and mail. */
export interface RenderedText {
  readonly html: string;
  readonly text: string;
  readonly excerpt: string;
  /** Mentions that led somewhere, each once. */
  readonly mentions: readonly MentionName[];
}

const EXCERPT = 200;

const createParser = (): InstanceType<typeof MarkdownIt> => {
  const parser = new MarkdownIt('default', {
    html: false,
    linkify: true,
    typographer: false,
    breaks: true,
    maxNesting: 30,
  });
  parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
  parser.validateLink = (address) => isSafeLink(address) || isOwnFile(address) || isOwnActor(address);
  parseMentions(parser);
  limitTables(parser);
  limitLinks(parser);
  useRenderRules(parser);
  return parser;
};

const parser = createParser();

/** The mentions that a text might hold, code left out, so that the caller can look them up before it renders. */
export const findMentions = (markdown: string): MentionName[] => {
  const found = new Map<string, MentionName>();
  const resolve: ResolveMention = (mention) => {
    if (found.size < MOST_MENTIONS) found.set(mentionKey(mention), mention);
    return null;
  };
  parser.parse(calmLines(markdown), { resolve, found: new Map() } satisfies MentionRun);
  return [...found.values()];
};

/** Renders Markdown (CommonMark with tables and strike-through, no HTML) once, on write. */
export const renderMarkdown = (markdown: string, resolve: ResolveMention = () => null): RenderedText => {
  const run: MentionRun = { resolve, found: new Map() };
  const html = sanitiseOwnHtml(parser.render(calmLines(markdown), run)).trim();
  const text = plainText(html);
  return { html, text, excerpt: excerpt(text, EXCERPT), mentions: [...run.found.values()] };
};
