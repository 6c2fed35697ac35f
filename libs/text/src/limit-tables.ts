import type MarkdownIt from 'markdown-it';
import type { StateBlock } from 'markdown-it';

type Parser = InstanceType<typeof MarkdownIt>;

const MOST_COLUMNS = 50;
const MOST_CELLS = 5_000;

interface CellCount {
  cells?: number;
}

const columnsOf = (state: StateBlock, line: number): number =>
  state.src.slice(state.bMarks[line], state.eMarks[line]).split('|').length;

/**
 * Bounds what tables cost: no table is wider than 50 columns, and all tables of a text hold 5,000 cells at most,
 * since a row of one character fills all its columns. What is beyond stays text.
 */
export const limitTables = (parser: Parser): void => {
  const table = parser.block.ruler.__rules__.find(({ name }) => name === 'table')?.fn;
  if (table === undefined) throw new Error('markdown-it has no table rule');
  const limited: typeof table = (state, start, end, silent) => {
    if (start + 2 > end) return false;
    const columns = columnsOf(state, start + 1);
    if (columns > MOST_COLUMNS + 2) return false;
    const count = state.env as CellCount;
    const rows = Math.floor((MOST_CELLS - (count.cells ?? 0)) / columns);
    if (rows < 1) return false;
    if (!table(state, start, Math.min(end, start + 1 + rows), silent)) return false;
    if (!silent) count.cells = (count.cells ?? 0) + (state.line - start) * columns;
    return true;
  };
  parser.block.ruler.at('table', limited, { alt: ['paragraph', 'reference'] });
};
