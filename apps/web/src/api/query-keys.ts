import type { Operation } from '#libs/contracts';

/** Where an answer is kept: by operation, then by what was asked. */
export const queryKeyOf = (operation: Pick<Operation, 'id'>, input: object = {}): readonly unknown[] => [
  operation.id,
  input,
];

/** Where the pages of a list are kept. */
export const pagesKeyOf = (operation: Pick<Operation, 'id'>, input: object = {}): readonly unknown[] => [
  operation.id,
  input,
  'pages',
];
