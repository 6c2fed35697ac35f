/** Tags as they are kept: lower case, one space between words, each once, in the order in which they were given. */
export const tidyTags = (tags: readonly string[]): string[] => [
  ...new Set(tags.map((tag) => tidyTag(tag)).filter((tag) => tag !== '')),
];

/** One tag, for comparing with those that are kept. */
export const tidyTag = (tag: string): string =>
  tag.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
