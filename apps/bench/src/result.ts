/** One line of the report. `product` and `bare` are in `unit`; `goal` says in words what `met` was decided by. */
export interface Result {
  readonly measure: string;
  readonly unit: string;
  readonly product: number;
  readonly bare?: number;
  readonly ratio?: number;
  readonly goal?: string;
  readonly met?: boolean;
  readonly note?: string;
}

const shown = (value: number | undefined, digits: number): string =>
  value === undefined ? '' : value.toFixed(digits);

const mark = (met: boolean | undefined): string => (met === undefined ? '' : met ? 'yes' : 'NO');

/** The results as a table of aligned columns. */
export const tableOf = (results: readonly Result[]): string => {
  const rows = [
    ['measure', 'product', 'bare', 'unit', 'ratio', 'goal', 'met', 'note'],
    ...results.map((result) => [
      result.measure,
      shown(result.product, 1),
      shown(result.bare, 1),
      result.unit,
      shown(result.ratio, 2),
      result.goal ?? '',
      mark(result.met),
      result.note ?? '',
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};
