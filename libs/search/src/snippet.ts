import type { SearchHit } from '#libs/contracts';

/** Characters that PostgreSQL puts around hits; private use, so no text that we store has a reason to hold them. */
export const HIT_START = '\uE000';
export const HIT_END = '\uE001';

type Snippet = SearchHit['snippet'];

/** Options of `ts_headline` for a line or two around what was found. */
export const HEADLINE = `StartSel=${HIT_START}, StopSel=${HIT_END}, MaxWords=30, MinWords=12, MaxFragments=1`;
export const WHOLE_HEADLINE = `StartSel=${HIT_START}, StopSel=${HIT_END}, HighlightAll=true`;

/** Parts a marked text into plain and matching pieces. */
export const snippetOf = (marked: string): Snippet => {
  const parts: Snippet = [];
  for (const piece of marked.split(HIT_START)) {
    const [hit, rest] = piece.split(HIT_END);
    if (rest === undefined) {
      if (piece !== '') parts.push({ text: piece, hit: false });
      continue;
    }
    parts.push({ text: hit ?? '', hit: true });
    if (rest !== '') parts.push({ text: rest, hit: false });
  }
  return parts;
};
