import sanitizeHtml, { type Attributes, type IOptions, type Tag } from 'sanitize-html';

import { isOwnActor, isOwnFile, isSafeLink } from './safe-address.js';

const TEXT_TAGS = [
  'p',
  'br',
  'hr',
  'h3',
  'h4',
  'h5',
  'h6',
  'blockquote',
  'pre',
  'code',
  'em',
  'strong',
  's',
  'del',
  'sub',
  'sup',
  'ul',
  'ol',
  'li',
  'a',
];
const TABLE_TAGS = ['div', 'table', 'thead', 'tbody', 'tr', 'th', 'td'];

/** Their content is code or a page of its own, never words to show. */
const SILENT_TAGS = [
  'script',
  'style',
  'textarea',
  'option',
  'noscript',
  'noembed',
  'noframes',
  'plaintext',
  'xmp',
  'template',
  'svg',
  'math',
  'iframe',
  'object',
  'title',
];

const outside = (href: string): Attributes => ({ href, rel: 'nofollow noopener ugc' });

const ownLink = (tagName: string, { href = '' }: Attributes): Tag => {
  if (isOwnActor(href)) return { tagName, attribs: { href, class: 'mention' } };
  if (isOwnFile(href)) return { tagName, attribs: { href } };
  return isSafeLink(href) ? { tagName, attribs: outside(href) } : { tagName: 'span', attribs: {} };
};

const remoteLink = (tagName: string, { href = '' }: Attributes): Tag =>
  isSafeLink(href) ? { tagName, attribs: outside(href) } : { tagName: 'span', attribs: {} };

const base: IOptions = {
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesAppliedToAttributes: ['href', 'src'],
  allowProtocolRelative: false,
  nestingLimit: 60,
  enforceHtmlBoundary: false,
  disallowedTagsMode: 'discard',
  nonTextTags: SILENT_TAGS,
};

const own: IOptions = {
  ...base,
  allowedTags: [...TEXT_TAGS, ...TABLE_TAGS, 'img', 'span'],
  allowedAttributes: {
    a: ['href', 'rel'],
    div: [{ name: 'tabindex', values: ['0'] }],
    img: ['src', 'alt'],
    ol: ['start'],
    pre: [{ name: 'tabindex', values: ['0'] }],
    th: [{ name: 'scope', values: ['col'] }],
  },
  allowedClasses: {
    a: ['mention'],
    div: ['table-scroll'],
    td: ['align-center', 'align-end'],
    th: ['align-center', 'align-end'],
  },
  exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !isOwnFile(attribs['src'] ?? ''),
  transformTags: { a: ownLink },
};

const remote: IOptions = {
  ...base,
  allowedTags: [...TEXT_TAGS, 'span'],
  allowedAttributes: { a: ['href', 'rel'], ol: ['start'] },
  transformTags: { a: remoteLink, h1: 'h3', h2: 'h4', b: 'strong', i: 'em', u: 'em' },
};

/** Sanitises HTML that our own Markdown renderer made. */
export const sanitiseOwnHtml = (html: string): string => sanitizeHtml(html, own);

const MOST_CHARACTERS = 200_000;
const MOST_TAGS = 10_000;

/** Closing tags look for their openings, so that time grows with the square of the number of tags. */
const bounded = (html: string): string => {
  let end = -1;
  for (let tags = 0; tags < MOST_TAGS; tags += 1) {
    end = html.indexOf('<', end + 1);
    if (end === -1) return html.slice(0, MOST_CHARACTERS);
  }
  return html.slice(0, Math.min(end, MOST_CHARACTERS));
};

/**
 * Sanitises HTML that another server sent: text, lists, quotes, code and complete links; no images, tables, classes,
 * ids, styles, forms or anything that runs (hostile-inputs HT1 to HT4). Texts are cut at 200,000 characters and
 * 10,000 tags, more than four times the longest post.
 */
export const sanitiseRemoteHtml = (html: string): string => sanitizeHtml(bounded(html), remote);
