import sanitizeHtml, { type IOptions } from 'sanitize-html';

const SAFE_SCHEMES = ['http', 'https', 'mailto'];
const OWN_FILE = /^\/files\/[0-9a-f-]{36}(?:\/[a-z0-9-]{1,20})?$/;
const OWN_PAGE =
  /^\/(?:@[a-z0-9_]{1,30}(?:@[a-z0-9.:-]{1,253})?|c\/[a-z0-9_]{1,30}(?:@[a-z0-9.:-]{1,253})?)$/;

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
const TABLE_TAGS = ['table', 'thead', 'tbody', 'tr', 'th', 'td'];

/** What a browser would make of an address: control characters and spaces at its ends and inside do not count. */
const canonical = (address: string): string =>
  address.replaceAll(/[\u0000-\u0020\u007f-\u00a0\u2028\u2029]/g, '');

const isSafeLink = (address: string): boolean => {
  const href = canonical(address);
  if (href !== address.trim() || href.includes('\\')) return false;
  if (OWN_PAGE.test(href)) return true;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(href)?.[1]?.toLowerCase();
  if (scheme === undefined || !SAFE_SCHEMES.includes(scheme)) return false;
  return scheme === 'mailto' || URL.canParse(href);
};

const linkAttributes = (attributes: Record<string, string>): Record<string, string> => {
  const href = attributes['href'] ?? '';
  if (!isSafeLink(href)) return {};
  if (OWN_PAGE.test(href)) return { href, class: 'mention' };
  return { href, rel: 'nofollow noopener ugc' };
};

const base: IOptions = {
  allowedSchemes: SAFE_SCHEMES,
  allowedSchemesAppliedToAttributes: ['href', 'src'],
  allowProtocolRelative: false,
  allowedClasses: { a: ['mention'] },
  nestingLimit: 60,
  enforceHtmlBoundary: false,
  disallowedTagsMode: 'discard',
  nonTextTags: [
    'script',
    'style',
    'textarea',
    'option',
    'noscript',
    'xmp',
    'template',
    'svg',
    'math',
    'iframe',
    'title',
  ],
  transformTags: { a: (tagName, attributes) => ({ tagName, attribs: linkAttributes(attributes) }) },
};

const own: IOptions = {
  ...base,
  allowedTags: [...TEXT_TAGS, ...TABLE_TAGS, 'img'],
  allowedAttributes: { a: ['href', 'rel', 'class'], img: ['src', 'alt'], ol: ['start'], th: ['scope'] },
  exclusiveFilter: (frame) => frame.tag === 'img' && !OWN_FILE.test(frame.attribs['src'] ?? ''),
};

const remote: IOptions = {
  ...base,
  allowedTags: [...TEXT_TAGS, 'b', 'i', 'u', 'span', 'h1', 'h2'],
  allowedAttributes: { a: ['href', 'rel', 'class'], ol: ['start'] },
  transformTags: { ...base.transformTags, h1: 'h3', h2: 'h4', b: 'strong', i: 'em', u: 'em', span: 'span' },
};

/** Sanitises HTML that our own Markdown renderer made. */
export const sanitiseOwnHtml = (html: string): string => sanitizeHtml(html, own);

/**
 * Sanitises HTML that another server sent: text, lists, quotes, code and links; no images, tables, classes, ids,
 * styles, forms or anything that runs (hostile-inputs HT1 to HT4).
 */
export const sanitiseRemoteHtml = (html: string): string => sanitizeHtml(html, remote);

/** The words of sanitised HTML, blocks parted by line breaks. */
export const plainText = (html: string): string =>
  decodeEntities(
    html
      .replaceAll(/<(?:br|hr)[^>]*>|<\/(?:p|h[1-6]|li|pre|blockquote|tr)>/g, '\n')
      .replaceAll(/<\/t[hd]>\s*/g, ' ')
      .replaceAll(/<[^>]{0,5000}>/g, ''),
  )
    .replaceAll(/[ \t]+/g, ' ')
    .replaceAll(/\s*\n\s*/g, '\n')
    .trim();

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  apos: "'",
};

const decodeEntities = (text: string): string =>
  text.replaceAll(/&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,5});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole;
    const code = name[1]?.toLowerCase() === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
  });
