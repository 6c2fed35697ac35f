/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role --
   browsers forget the roles of a table that is not laid out as one */
import type { ReactNode } from 'react';

import { Icon } from './icon.js';

import './table.css';

export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: 'start' | 'end';
  readonly canSort?: boolean;
}

export interface Sorting {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

export interface TableProps<Row> {
  readonly caption: string;
  readonly showCaption?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly sorting?: Sorting;
  readonly onSort?: (sorting: Sorting) => void;
  /** Shown in place of rows when there are none. */
  readonly empty?: ReactNode;
}

const turned = (column: string, sorting: Sorting | undefined): Sorting => ({
  column,
  direction: sorting?.column === column && sorting.direction === 'ascending' ? 'descending' : 'ascending',
});

const Heading = <Row,>({ column, sorting, onSort }: { column: Column<Row> } & Partial<TableProps<Row>>) => {
  const direction = sorting?.column === column.id ? sorting.direction : undefined;
  return (
    <th role="columnheader" scope="col" data-align={column.align} aria-sort={direction}>
      {column.canSort && onSort ? (
        <button type="button" className="gh-table__sort" onClick={() => onSort(turned(column.id, sorting))}>
          {column.title}
          <Icon name="chevron-down" size="small" />
        </button>
      ) : (
        column.title
      )}
    </th>
  );
};

/**
 * Rows to compare. On a phone each row becomes a block of labelled values; the roles are spelt out because
 * browsers forget them when a table is no longer laid out as one.
 */
export const Table = <Row,>(props: TableProps<Row>) => {
  const { caption, showCaption = false, columns, rows, rowKey, empty } = props;
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>;
  return (
    <table className="gh-table" role="table">
      <caption className={showCaption ? 'gh-table__caption' : 'gh-hidden'}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <Heading key={column.id} {...props} column={column} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={rowKey(row)} role="row">
            {columns.map((column) => (
              <td key={column.id} role="cell" data-label={column.title} data-align={column.align}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};
