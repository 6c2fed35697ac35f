export { excerpt, slugify } from './excerpt.js';
export { mentionKey, type MentionName, type MentionTarget } from './mentions.js';
export { findMentions, renderMarkdown, type RenderedText, type ResolveMention } from './render-markdown.js';
export { plainText, sanitiseRemoteHtml } from './sanitise.js';
