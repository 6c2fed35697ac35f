import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { newId } from '#libs/kernel';
import { newObjectKey } from '#libs/storage';
import { startTestServer, type TestServer } from '#libs/testing';

import { KeptParts } from './kept-parts.js';

const MIB = 1024 * 1024;

describe('what is kept of videos elsewhere', () => {
  let test: TestServer;
  beforeAll(async () => {
    test = await startTestServer({ ROLES: 'web', VIDEO_CACHE_MB: '1' });
  });
  afterAll(() => test.stop());

  /** So many parts, wanted one second after the other. */
  const keepParts = (count: number, size: number): Promise<unknown> =>
    test.database.sql
      .insertInto('elsewhere_part')
      .values(
        Array.from({ length: count }, (_, at) => ({
          object_key: newObjectKey('elsewhere'),
          video_id: newId(),
          generation: 1,
          name: String(at + 1),
          media_type: 'video/mp4',
          size,
          used_at: new Date(at * 1_000),
        })),
      )
      .execute();

  const kept = async (): Promise<number[]> => {
    const rows = await test.database.sql
      .selectFrom('elsewhere_part')
      .select('name')
      .orderBy('used_at')
      .execute();
    return rows.map(({ name }) => Number(name));
  };

  const trim = (): Promise<void> => test.server.app.get(KeptParts, { strict: false }).trim();

  it('is let go of, however much is too much, until it fits; what was wanted last stays', async () => {
    await keepParts(250, MIB / 16);
    await trim();
    expect(await kept()).toEqual(Array.from({ length: 16 }, (_, at) => 235 + at));
    await trim();
    expect(await kept()).toHaveLength(16);
    await test.database.sql
      .updateTable('elsewhere_part')
      .set({ size: 2 * MIB })
      .execute();
    await trim();
    expect(await kept()).toEqual([250]);
  });
});
