import type MarkdownIt from 'markdown-it';
import type { StateCore, Token } from 'markdown-it';

const MOST_LINKS = 500;

/** Links do not nest, so that all closings while the budget is spent belong to links that were left out. */
const isLink = ({ type }: Token): boolean => type === 'link_open' || type === 'link_close';

const keepFirst = (tokens: Token[], left: number): { kept: Token[]; left: number } => {
  let remaining = left;
  let open = false;
  const kept = tokens.filter((token) => {
    if (!isLink(token)) return true;
    if (token.type === 'link_open') {
      open = remaining > 0;
      remaining -= 1;
    }
    return open;
  });
  return { kept, left: Math.max(0, remaining) };
};

/** Keeps the first 500 links of a text; the words of further ones stay as words. */
export const limitLinks = (parser: InstanceType<typeof MarkdownIt>): void => {
  parser.core.ruler.push('limit_links', (state: StateCore) => {
    let left = MOST_LINKS;
    for (const token of state.tokens) {
      if (token.children?.some(isLink) !== true) continue;
      const first = keepFirst(token.children, left);
      token.children = first.kept;
      left = first.left;
    }
  });
};
