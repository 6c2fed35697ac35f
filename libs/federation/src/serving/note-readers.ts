import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { Database } from '#libs/database';
import { INSTANCE, type LocalInstance } from '#libs/identity';
import { CLOCK, type Clock } from '#libs/kernel';

import { KeyCache } from '../keys/key-cache.js';
import { Addresses } from '../outgoing/addresses.js';

/** Pairs of a server and somebody here that need not be looked up again. */
const REMEMBERED = 50_000;
const NAME = '([a-z0-9_]{1,30})(?![a-z0-9_])';

/** Notes which servers are given documents that name people of this instance: they are asked to erase what they have, too. */
@Injectable()
export class NoteReaders {
  private readonly noted = new KeyCache<true>(REMEMBERED);
  private readonly people: RegExp;

  constructor(
    private readonly database: Database,
    @Inject(INSTANCE) instance: LocalInstance,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    const before = new Addresses(instance.host).home.replaceAll('.', '\\.');
    this.people = new RegExp(`${before}(?:u/|@)${NAME}`, 'g');
  }

  /** Whatever a server is given is noted before it has it. */
  async note(instanceId: string, body: Buffer): Promise<void> {
    const named = [...body.toString('utf8').matchAll(this.people)].map(([, name = '']) => name);
    const names = [...new Set(named)].filter((name) => this.noted.get(`${instanceId} ${name}`) === undefined);
    if (names.length === 0) return;
    await this.database.transaction(async (tx) => {
      await sql`
        insert into person_reader (person_id, host, since)
        select p.id, reader.host, ${this.clock.now()}
        from person p join instance reader on reader.id = ${instanceId} and not reader.is_local
        where p.instance_id = (select id from instance where is_local) and p.name = any(${names}::text[])
        order by p.id
        on conflict do nothing`.execute(tx.sql);
    });
    for (const name of names) this.noted.set(`${instanceId} ${name}`, true);
  }
}
