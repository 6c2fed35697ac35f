import { LIMITS } from '#libs/kernel';

/** The words of one page, or of all of a file that has no pages. */
export interface PageOfWords {
  /** From 1; null where the file has no pages. */
  readonly page: number | null;
  readonly text: string;
}

/** What PostgreSQL cannot hold, and what means nothing in a list of words. */
const UNSTORABLE = /\p{Cc}+/gu;

/** Cuts words into pieces that are small enough to be found and shown, between two words where there is a gap. */
export const cutIntoPassages = (pages: readonly PageOfWords[]): PageOfWords[] => {
  const passages: PageOfWords[] = [];
  let left: number = LIMITS.documentText.characters;
  for (const { page, text } of pages) {
    const words = text
      .toWellFormed()
      .replaceAll(UNSTORABLE, ' ')
      .replaceAll(/\s+/gu, ' ')
      .trim()
      .slice(0, left);
    left -= words.length;
    for (const piece of pieces(words)) passages.push({ page, text: piece });
  }
  return passages;
};

const pieces = (words: string): string[] => {
  const found: string[] = [];
  let start = 0;
  while (start < words.length) {
    const end = endOfPiece(words, start);
    found.push(words.slice(start, end).trim());
    start = end;
  }
  return found.filter((piece) => piece !== '').map((piece) => piece.toWellFormed());
};

const endOfPiece = (words: string, start: number): number => {
  const furthest = start + LIMITS.documentText.passage;
  if (furthest >= words.length) return words.length;
  const gap = words.lastIndexOf(' ', furthest);
  return gap > start ? gap : furthest;
};
