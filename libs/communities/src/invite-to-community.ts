import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import {
  canInvite,
  canInviteByEmail,
  demand,
  findPlace,
  invitableRoles,
  lockPlace,
  readsThread,
  type Place,
} from '#libs/access';
import { CONFIG, type Config } from '#libs/config';
import { linkPages, type InvitationView, type inviteToCommunity, type OperationInput } from '#libs/contracts';
import { Database, runOnce, type OnceKey, type Transaction } from '#libs/database';
import { formatDateTime } from '#libs/i18n';
import { DomainError, LIMITS, newId, notFound, type AccountViewer } from '#libs/kernel';
import { Mail } from '#libs/mail';

import { Elsewhere } from './elsewhere.js';
import { guestEnd, membershipOf } from './hold-membership.js';
import { hashOfInvitationSecret, newInvitationSecret } from './invitation-secret.js';
import { readInvitation } from './list-invitations.js';

type Invitation = OperationInput<typeof inviteToCommunity>;
/** Whom it is for: somebody known here, or the owner of an address. */
type Body = Omit<Invitation['body'], 'handle'>;

/** Invites a person known here (they see it in their product), or somebody by e-mail (they get a link). */
@Injectable()
export class InviteToCommunity {
  constructor(
    private readonly database: Database,
    private readonly mail: Mail,
    private readonly elsewhere: Elsewhere,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * @throws DomainError `not-found` also where there is no such question, `membership.already`, `person.banned`, `invitation.already-open`, `invitation.nobody-there`,
   * `membership.end-…`
   */
  async execute(
    me: AccountViewer,
    { params, body: asked }: Invitation,
    once: OnceKey,
  ): Promise<InvitationView> {
    const body = await this.known(me, params.community, asked);
    return runOnce(this.database, once, async (tx) => {
      const place = await lockPlace(tx.sql, me, params.community);
      demand(canInvite(place), place);
      await this.demandFitting(tx, me, place, body);
      const guestUntil = guestEnd(body.role, body.guestUntil);
      const invitationId = newId();
      const secret = newInvitationSecret();
      const now = new Date();
      const expiresAt = new Date(now.getTime() + LIMITS.invitationSeconds * 1000);
      const communityId = place.community.id;
      const personId = body.personId ?? null;
      await tx.sql
        .insertInto('invitation')
        .values({
          id: invitationId,
          secret_hash: hashOfInvitationSecret(secret),
          community_id: communityId,
          community_role: body.role,
          email: body.email ?? null,
          person_id: personId,
          invited_by: me.personId,
          created_at: now,
          expires_at: expiresAt,
          guest_until: guestUntil,
          question_id: body.questionId ?? null,
        })
        .execute();
      await tx.record('invitation.sent', { invitationId, communityId, personId, by: me.personId });
      if (body.email !== undefined) await this.write(tx, { place, me, email: body.email, secret, expiresAt });
      return readInvitation(tx.sql, me, invitationId);
    });
  }

  /** Whether this may be sent to them, as that, for that. */
  private async demandFitting(tx: Transaction, me: AccountViewer, place: Place, body: Body): Promise<void> {
    if (!invitableRoles(place).includes(body.role)) throw new DomainError('not-allowed');
    if (body.email !== undefined && !canInviteByEmail(place)) throw new DomainError('not-allowed');
    if (body.personId !== undefined) await this.demandInvitable(tx, place, body.personId);
    if (body.questionId !== undefined) await this.demandQuestion(tx, me, place, body.questionId);
    await this.demandNoneOpen(tx, place.community.id, body);
  }

  /** Somebody of another server is asked for there, once it is clear that they may be invited at all. */
  private async known(me: AccountViewer, community: string, asked: Invitation['body']): Promise<Body> {
    const { handle, ...body } = asked;
    if (handle === undefined) return body;
    const place = await findPlace(this.database.sql, me, community);
    demand(canInvite(place), place);
    const personId = await this.elsewhere.findPerson(handle);
    if (personId === null) throw new DomainError('invitation.nobody-there');
    return { ...body, personId };
  }

  private async demandInvitable(tx: Transaction, { community }: Place, personId: string): Promise<void> {
    const person = await tx.sql
      .selectFrom('person')
      .leftJoin('account', 'account.person_id', 'person.id')
      .select('person.id')
      .where('person.id', '=', personId)
      .where('person.deleted_at', 'is', null)
      .where('person.suspended_at', 'is', null)
      .where('account.suspended_at', 'is', null)
      .where((is) => is.or([is('account.person_id', 'is not', null), is('person.uri', 'is not', null)]))
      .executeTakeFirst();
    if (person === undefined) throw notFound();
    const member = await membershipOf(tx, community.id, personId);
    if (member !== null && (member.expiresAt === null || member.expiresAt > new Date()))
      throw new DomainError('membership.already');
    const ban = await tx.sql
      .selectFrom('ban')
      .select('id')
      .where('community_id', '=', community.id)
      .where('person_id', '=', personId)
      .where('lifted_at', 'is', null)
      .where((is) => is.or([is('ends_at', 'is', null), is('ends_at', '>', new Date())]))
      .executeTakeFirst();
    if (ban !== undefined) throw new DomainError('person.banned');
  }

  private async demandQuestion(
    tx: Transaction,
    me: AccountViewer,
    { community }: Place,
    questionId: string,
  ): Promise<void> {
    const { rows } = await sql`
      select 1 from thread t join community c on c.id = t.community_id
      where t.id = ${questionId} and c.id = ${community.id} and t.kind = 'question'
        and ${readsThread(me, { thread: 't', community: 'c' })}`.execute(tx.sql);
    if (rows.length === 0) throw notFound();
  }

  private async demandNoneOpen(tx: Transaction, communityId: string, body: Body): Promise<void> {
    const open = await tx.sql
      .selectFrom('invitation')
      .select('id')
      .where('community_id', '=', communityId)
      .where((is) =>
        body.personId === undefined
          ? is('email', '=', body.email ?? '')
          : is('person_id', '=', body.personId),
      )
      .where('accepted_at', 'is', null)
      .where('declined_at', 'is', null)
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', new Date())
      .executeTakeFirst();
    if (open !== undefined) throw new DomainError('invitation.already-open');
  }

  private async write(tx: Transaction, letter: Letter): Promise<void> {
    const { community } = letter.place;
    const names = await tx.sql
      .selectFrom('community')
      .innerJoin('person', (join) => join.on('person.id', '=', letter.me.personId))
      .select(['community.title', 'community.purpose', 'community.language', 'person.display_name'])
      .where('community.id', '=', community.id)
      .executeTakeFirstOrThrow();
    await this.mail.queue(tx, {
      kind: 'community-invitation',
      recipient: letter.email,
      language: names.language,
      params: {
        inviter: names.display_name,
        community: names.title,
        purpose: names.purpose,
        until: formatDateTime(names.language, letter.expiresAt),
      },
      link: `${this.config.publicUrl}${linkPages.invitation}#${letter.secret}`,
      secret: letter.secret,
    });
  }
}

interface Letter {
  readonly place: Place;
  readonly me: AccountViewer;
  readonly email: string;
  readonly secret: string;
  readonly expiresAt: Date;
}
