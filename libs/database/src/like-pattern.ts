/** A text as `like` takes it literally: its own wildcards stand for themselves. */
export const likeSafe = (text: string): string => text.replaceAll(/[\\%_]/g, String.raw`\$&`);

/** A pattern for `like` that finds `words` anywhere. */
export const anywhere = (words: string): string => `%${likeSafe(words)}%`;
