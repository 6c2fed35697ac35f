import { sql, type RawBuilder } from 'kysely';

/** Searching goes no further back once so much was found that the viewer may read. */
const ENOUGH = 150;

/** Only so many of the newest matches are ranked: a word that everybody uses must not cost a walk over them all. */
export const RANKED = 300;

/** A stretch of rows by their ids, which grow with time: those after `after`, up to `upTo`. */
interface Stretch {
  readonly after: string | null;
  readonly upTo: string | null;
}

/** What one stretch is searched with. */
export interface Searching {
  /** Whether a column of ids lies in the stretch, and the newer ones held too little. */
  readonly within: (column: string) => RawBuilder<boolean>;
}

/** The stretches between bounds, the newest first; `bounds` fall. */
const stretches = (bounds: readonly string[]): Stretch[] =>
  [...bounds, null].map((after, index) => ({ after, upTo: bounds[index - 1] ?? null }));

/**
 * Searches the newest rows first and older ones only while too little was found, in one statement: neither a word
 * that is everywhere nor one that is here and there makes PostgreSQL visit all that hold it.
 * @param name of the common table expressions that are made, `name_0` for the newest
 * @param bounds ids from the newer to the older, as `NewestBounds` finds them
 * @param select at most `RANKED` rows of one stretch, with `within` among its conditions
 * @returns the common table expressions, and a query over the rows of them all
 */
export const searchNewestFirst = (
  name: string,
  bounds: readonly string[],
  select: (searching: Searching) => RawBuilder<unknown>,
): { tables: RawBuilder<unknown>; all: RawBuilder<unknown> } => {
  const names = [...bounds.keys(), bounds.length].map((index) => sql.table(`${name}_${index}`));
  const tables = stretches(bounds).map(({ after, upTo }, index) => {
    const found = names.slice(0, index).map((newer) => sql`(select count(*) from ${newer})`);
    const within = (column: string): RawBuilder<boolean> => {
      const conditions = [
        ...(after === null ? [] : [sql`${sql.ref(column)} > ${after}::uuid`]),
        ...(upTo === null ? [] : [sql`${sql.ref(column)} <= ${upTo}::uuid`]),
        ...(found.length === 0 ? [] : [sql`${sql.join(found, sql` + `)} < ${sql.lit(ENOUGH)}`]),
      ];
      return conditions.length === 0
        ? sql<boolean>`true`
        : sql<boolean>`(${sql.join(conditions, sql` and `)})`;
    };
    return sql`${names[index]} as materialized (${select({ within })})`;
  });
  const all = names.map((table) => sql`select * from ${table}`);
  return { tables: sql.join(tables), all: sql.join(all, sql` union all `) };
};
