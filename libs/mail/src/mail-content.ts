import { translator, type Language, type TextParams } from '#libs/i18n';
import { escapeHtml } from '#libs/text';

/**
 * A mail in words of the `mail` catalogue: `<kind>.subject`, `<kind>.text` (paragraphs parted by empty lines),
 * `<kind>.action` (the words of the link, where there is one) and `<kind>.note` (why it came).
 */
export interface MailContent {
  readonly kind: string;
  readonly recipient: string;
  readonly language: Language;
  readonly params: TextParams;
  readonly link?: string;
  /** The part of `link` that opens something; it is forgotten once a mail server has taken the mail. */
  readonly secret?: string;
}

/** A mail as it is sent. */
export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const oneLine = (value: string): string =>
  value.replaceAll(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim();

const page = (language: Language, title: string, body: string): string => `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head>
<body style="margin:0;padding:24px;background:#ffffff;color:#1b1f24;font:16px/1.5 'Public Sans',Arial,sans-serif">
<div style="max-width:560px;margin:0 auto">
${body}
</div>
</body>
</html>
`;

const paragraph = (text: string): string =>
  `<p style="margin:0 0 16px">${escapeHtml(text).replaceAll('\n', '<br>')}</p>`;

const button = (link: string, words: string): string =>
  `<p style="margin:0 0 16px"><a href="${escapeHtml(link)}" style="display:inline-block;padding:12px 20px;` +
  `background:#1d4f91;color:#ffffff;border-radius:4px;font-weight:bold">${escapeHtml(words)}</a></p>\n` +
  `<p style="margin:0 0 16px;word-break:break-all">${escapeHtml(link)}</p>`;

/** Puts a mail into the recipient's language; every value is text, in HTML too. */
export const renderMail = (content: MailContent, organisation: string): RenderedMail => {
  const t = translator(content.language);
  const params = { organisation, ...content.params };
  // i18n-keys: mail:*
  const words = (part: string): string => t(`mail:${content.kind}.${part}`, params);
  const subject = oneLine(words('subject'));
  const paragraphs = words('text').split('\n\n');
  const note = words('note');
  const action = content.link === undefined ? '' : words('action');
  const html = [
    `<p style="margin:0 0 24px;font-weight:bold">${escapeHtml(organisation)}</p>`,
    `<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">${escapeHtml(subject)}</h1>`,
    ...paragraphs.map(paragraph),
    ...(content.link === undefined ? [] : [button(content.link, action)]),
    `<hr style="margin:24px 0;border:0;border-top:1px solid #c8ced6">`,
    `<p style="margin:0;font-size:14px;color:#4a535e">${escapeHtml(note)}</p>`,
  ].join('\n');
  const link = content.link === undefined ? [] : [`${action}:\n${content.link}`];
  const text = [...paragraphs, ...link, `-- \n${organisation}\n${note}`].join('\n\n');
  return { subject, text: `${text}\n`, html: page(content.language, escapeHtml(subject), html) };
};
