export { adoptHtml, type NamedElsewhere } from './adopt-html.js';
export { CSV_START, csvLine } from './csv.js';
export { escapeHtml } from './escape-html.js';
export { beginningOf, excerpt, slugify } from './excerpt.js';
export { mentionKey, type MentionName, type MentionTarget } from './mentions.js';
export type { ResolveMention } from './parse-mentions.js';
export { plainText } from './plain-text.js';
export { findMentions, renderMarkdown, type RenderedText } from './render-markdown.js';
export { sanitiseRemoteHtml } from './sanitise.js';
