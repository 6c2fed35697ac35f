import type { RawBuilder } from 'kysely';
import type { QueryResultRow } from 'pg';

import type { Database, PreparedStatement } from '#libs/database';
import type { Viewer } from '#libs/kernel';

/** Stands in a statement for a value that each execution brings. */
class Slot {
  constructor(readonly name: string) {}
}

/** Makes the placeholder of a named value; typed as the value, so that builders take it for one. */
export type SlotOf = <T = string>(name: string) => T;

const slotOf: SlotOf = <T>(name: string) => new Slot(name) as T;

/** A viewer of the same kind whose every fact is a slot, so that the gate's SQL is built once for all of them. */
const slotted = (viewer: Viewer): Viewer =>
  Object.fromEntries(
    Object.keys(viewer).map((key) => [key, key === 'kind' ? viewer.kind : slotOf(`viewer.${key}`)]),
  ) as unknown as Viewer;

const VIEWER = 'viewer.';

const valueOf = (viewer: Viewer, values: Readonly<Record<string, unknown>>, parameter: unknown): unknown => {
  if (!(parameter instanceof Slot)) return parameter;
  if (!parameter.name.startsWith(VIEWER)) return values[parameter.name];
  return (viewer as unknown as Record<string, unknown>)[parameter.name.slice(VIEWER.length)];
};

interface Built {
  readonly name: string;
  readonly text: string;
  readonly parameters: readonly unknown[];
}

/**
 * A statement that is built once per kind of viewer, then parsed and planned once per connection. `build` gets a
 * viewer and values that are placeholders, so it must not look at them.
 */
export const preparedStatement = (
  name: string,
  build: (viewer: Viewer, slot: SlotOf) => RawBuilder<unknown>,
): ((database: Database, viewer: Viewer, values: Readonly<Record<string, unknown>>) => PreparedStatement) => {
  const byKind = new Map<Viewer['kind'], Built>();
  const builtFor = (database: Database, viewer: Viewer): Built => {
    const known = byKind.get(viewer.kind);
    if (known !== undefined) return known;
    const { sql, parameters } = build(slotted(viewer), slotOf).compile(database.sql);
    const built = { name: `${name}.${viewer.kind}`, text: sql, parameters };
    byKind.set(viewer.kind, built);
    return built;
  };
  return (database, viewer, values) => {
    const { name: statement, text, parameters } = builtFor(database, viewer);
    return {
      name: statement,
      text,
      values: parameters.map((parameter) => valueOf(viewer, values, parameter)),
    };
  };
};

/** A read on which every page view depends, as a prepared statement. */
export const prepared = <Row extends QueryResultRow>(
  name: string,
  build: (viewer: Viewer, slot: SlotOf) => RawBuilder<unknown>,
) => {
  const statementFor = preparedStatement(name, build);
  return async (
    database: Database,
    viewer: Viewer,
    values: Readonly<Record<string, unknown>>,
  ): Promise<Row[]> => {
    const statement = statementFor(database, viewer, values);
    const { rows } = await database.pool.query<Row>({ ...statement, values: [...statement.values] });
    return rows;
  };
};
