import type { Database } from '#libs/database';

const MIGRATION_LOCK = 7_261_124;

/**
 * Brings the schema to this version, one process at a time.
 *
 * @throws Error in an operator's words when a newer version has already changed the database
 */
export const migrateDatabase = async (database: Database): Promise<void> => {
  const client = await database.patientConnection();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await database.migrate();
    const unknown = await database.unknownMigrations();
    if (unknown.length > 0) {
      throw new Error(
        `The database was changed by a newer version of Guildhall (${unknown.join(', ')}). Start that version instead.`,
      );
    }
  } finally {
    await client.query('select pg_advisory_unlock_all()').catch(() => undefined);
    client.release(true);
  }
};
