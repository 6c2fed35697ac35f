import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import type { createInvitation, InstanceInvitation, listInvitations, OperationInput } from '#libs/contracts';
import { runOnce, type OnceKey, type Transaction } from '#libs/database';
import { formatDateTime } from '#libs/i18n';
import { CursorCodec, DomainError, LIMITS, newId, notFound, type AccountViewer } from '#libs/kernel';

import { IdentityKit } from '../identity-kit.js';
import { INSTANCE, type LocalInstance } from '../instance/ensure-instance.js';
import { hashOfSecret } from '../secret.js';
import { invitationSecret } from './invitation-secret.js';

type Body = OperationInput<typeof createInvitation>['body'];
type Page = { items: InstanceInvitation[]; next?: string };

interface Row {
  id: string;
  email: string | null;
  invited_by: string;
  created_at: Date;
  expires_at: Date;
  state: InstanceInvitation['state'];
  accepted_by: string | null;
}

/** Invitations to the server, for administrators. */
@Injectable()
export class ServerInvitations {
  constructor(
    private readonly kit: IdentityKit,
    private readonly cursors: CursorCodec,
    @Inject(INSTANCE) private readonly instance: LocalInstance,
  ) {}

  async create(me: AccountViewer, body: Body, once: OnceKey): Promise<InstanceInvitation> {
    const id = await runOnce(this.kit.database, once, async (tx) => this.insert(tx, me, body));
    const [row] = await this.rows(sql<boolean>`i.id = ${id}`, 1);
    if (row === undefined) throw notFound();
    return this.present(row);
  }

  async list(
    me: AccountViewer,
    { limit, cursor }: OperationInput<typeof listInvitations>['query'],
  ): Promise<Page> {
    const scope = `server-invitations ${me.personId}`;
    const after = cursor === undefined ? null : String(this.cursors.decode(scope, cursor)[0]);
    const rows = await this.rows(sql<boolean>`(${after}::uuid is null or i.id < ${after}::uuid)`, limit + 1);
    const items = rows.slice(0, limit).map((row) => this.present(row));
    const last = items.at(-1);
    if (rows.length <= limit || last === undefined) return { items };
    return { items, next: this.cursors.encode(scope, [last.id]) };
  }

  /** @throws DomainError `not-found`, `invitation.closed` */
  async revoke(id: string): Promise<void> {
    const [row] = await this.rows(sql<boolean>`i.id = ${id}`, 1);
    if (row === undefined) throw notFound();
    const revoked = await this.kit.database.sql
      .updateTable('invitation')
      .set({ revoked_at: sql<Date>`now()` })
      .where('id', '=', id)
      .where('accepted_at', 'is', null)
      .where('revoked_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (revoked === undefined) throw new DomainError('invitation.closed');
  }

  private async insert(tx: Transaction, me: AccountViewer, { email, language }: Body): Promise<string> {
    const id = newId();
    const secret = invitationSecret(this.instance.secret, id);
    await tx.sql
      .insertInto('invitation')
      .values({
        id,
        secret_hash: hashOfSecret(secret),
        email: email ?? null,
        invited_by: me.personId,
        created_at: sql<Date>`now()`,
        expires_at: sql<Date>`now() + make_interval(secs => ${LIMITS.invitationSeconds})`,
      })
      .execute();
    await tx.record('invitation.sent', {
      invitationId: id,
      communityId: null,
      personId: null,
      by: me.personId,
    });
    if (email !== undefined) await this.write(tx, me, { email, language, secret });
    return id;
  }

  private async write(tx: Transaction, me: AccountViewer, letter: Letter): Promise<void> {
    const inviter = await tx.sql
      .selectFrom('person')
      .select(['display_name', 'language'])
      .where('id', '=', me.personId)
      .executeTakeFirstOrThrow();
    const language = letter.language ?? inviter.language;
    const until = formatDateTime(language, new Date(Date.now() + LIMITS.invitationSeconds * 1000));
    await this.kit.mail.queue(tx, {
      kind: 'invitation',
      recipient: letter.email,
      language,
      params: { inviter: inviter.display_name, until },
      link: this.kit.links.to('invitation', letter.secret),
      secret: letter.secret,
    });
  }

  private async rows(which: ReturnType<typeof sql<boolean>>, limit: number): Promise<Row[]> {
    const { rows } = await sql<Row>`
      select i.id, i.email, inviter.name as invited_by, i.created_at, i.expires_at, guest.name as accepted_by,
        case when i.accepted_at is not null then 'accepted' when i.revoked_at is not null then 'revoked'
          when i.expires_at <= now() then 'expired' else 'open' end as state
      from invitation i join person inviter on inviter.id = i.invited_by
      left join person guest on guest.id = i.accepted_by
      where i.community_id is null and ${which} order by i.id desc limit ${limit}`.execute(
      this.kit.database.sql,
    );
    return rows;
  }

  private present(row: Row): InstanceInvitation {
    const secret = invitationSecret(this.instance.secret, row.id);
    return {
      id: row.id,
      email: row.email,
      invitedBy: row.invited_by,
      createdAt: row.created_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      state: row.state,
      acceptedBy: row.accepted_by,
      link: row.state === 'open' ? this.kit.links.to('invitation', secret) : null,
    };
  }
}

interface Letter {
  readonly email: string;
  readonly language: 'en' | 'cy' | undefined;
  readonly secret: string;
}
