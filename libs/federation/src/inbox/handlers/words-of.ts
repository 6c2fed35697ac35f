import { LIMITS } from '#libs/kernel';
import { excerpt, plainText, renderMarkdown, sanitiseRemoteHtml } from '#libs/text';

import type { Body, Content } from '../../incoming/documents.js';

/** A text from elsewhere as it is stored here. */
export interface Words {
  /** What it was made from, or else its plain words. */
  readonly markdown: string;
  /** Not safe yet. */
  readonly html: string;
  /** What it is called, or how it begins. */
  readonly title: string;
  readonly language: 'en' | 'cy' | undefined;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const paragraphs = (text: string): string =>
  text
    .split(/\n{2,}/)
    .map((part) => `<p>${escaped(part).replaceAll('\n', '<br>')}</p>`)
    .join('');

const htmlOf = ({ text, format }: Body): string => {
  if (format === 'html') return text;
  return format === 'markdown' ? renderMarkdown(text).html : paragraphs(text);
};

/** Files stay where they are: a post only leads to them. */
const linksOf = ({ attachments }: Content): string =>
  attachments.map(({ url, alt }) => `<p><a href="${escaped(url)}">${escaped(alt ?? url)}</a></p>`).join('');

/** A warning stands before what it warns of. */
const warningOf = ({ sensitive, summary }: Content): string =>
  sensitive && summary !== null && summary !== ''
    ? `<p><strong>${escaped(plainText(summary))}</strong></p>`
    : '';

export const wordsOf = (content: Content): Words => {
  const html = warningOf(content) + (content.body === null ? '' : htmlOf(content.body)) + linksOf(content);
  const text = plainText(sanitiseRemoteHtml(html));
  const [firstLine = ''] = text.split('\n');
  const title = excerpt(content.name ?? firstLine, LIMITS.content.title);
  return {
    markdown: (content.markdown ?? text).slice(0, LIMITS.content.post),
    html,
    title: title === '' ? '…' : title,
    language: content.languages.find((language) => language === 'en' || language === 'cy'),
  };
};
