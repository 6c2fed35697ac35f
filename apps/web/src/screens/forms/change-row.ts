/** The rows with one changed. */
export const changeRow = <Row extends { readonly key: string }>(
  rows: readonly Row[],
  key: string,
  change: Partial<Row>,
): Row[] => rows.map((row) => (row.key === key ? { ...row, ...change } : row));
