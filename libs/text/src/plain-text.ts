/** The words of sanitised HTML, blocks parted by line breaks. */
export const plainText = (html: string): string =>
  decodeEntities(
    html
      .replaceAll(/<(?:br|hr)[^>]*>|<\/(?:p|h[1-6]|li|pre|blockquote|tr)>/g, '\n')
      .replaceAll(/<\/t[hd]>\s*/g, ' ')
      .replaceAll(/<[^>]{0,5000}>/g, ''),
  )
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n[ \n]*/g, '\n')
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
