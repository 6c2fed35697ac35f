import { sql } from 'kysely';

import { idFromText, type Transaction } from '#libs/database';
import type { Clock } from '#libs/kernel';

import { announceActivity } from '../outgoing/activities/announcements.js';
import type { Addresses } from '../outgoing/addresses.js';
import { isOpen } from '../outgoing/addressing.js';
import type { CommunityFacts } from '../outgoing/facts.js';
import { RawJson, type OutgoingDocument } from '../outgoing/outgoing-document.js';
import { serialise } from '../outgoing/serialise.js';
import { inboxesOf, type Recipients } from './recipients.js';
import { wakeUp } from './wake-up.js';

/** An activity of an actor of this instance. `uri` is the `id` that its document has; `objectId` the row it is about. */
export interface ActivityToPublish {
  readonly id: string;
  readonly uri: string;
  readonly actorId: string;
  /** Its type, such as `Create`. */
  readonly kind: string;
  readonly objectId: string | null;
  /** Whether anybody may read it at its address. */
  readonly isPublic: boolean;
  readonly document: OutgoingDocument;
}

/** An activity of somebody elsewhere that a community of this instance passes on. */
export interface ActivityToRelay {
  /** What makes the announcement the same when it is made again: the id of the activity, or of the fact behind it. */
  readonly cause: string;
  readonly communityId: string;
  readonly community: CommunityFacts;
  readonly objectId: string | null;
  /** The bytes of one JSON object, as they came. */
  readonly received: Uint8Array;
  /** False for what those who read the community are not shown; it goes to its followers' servers alone. */
  readonly isPublic?: boolean;
}

/** An id that is the same for the same `parts` at any time and place. */
export const idFrom = (...parts: readonly string[]): string => idFromText(JSON.stringify(parts));

/** What this instance sends: stored with those who get it, in the transaction that causes it; sent after that commits. */
export class Outbox {
  constructor(
    private readonly addresses: Addresses,
    private readonly clock: Clock,
  ) {}

  /**
   * Publishes an activity in one statement, however many get it. Publishing it again changes nothing. What is about the
   * posts of one thread arrives in order; so does everything else, and it keeps its place among that.
   */
  async publish(tx: Transaction, activity: ActivityToPublish, to: Recipients): Promise<void> {
    const now = this.clock.now();
    const { id, uri, actorId, kind, objectId, isPublic, document } = activity;
    await sql`
      with activity as (
        insert into outbox_activity (id, uri, actor_id, kind, object_id, is_public, body, created_at)
        values (${id}, ${uri}, ${actorId}, ${kind}, ${objectId}, ${isPublic}, ${serialise(document)}, ${now})
        on conflict do nothing
        returning id
      ), owed as (
        insert into delivery (activity_id, host, inbox, lane, due_since)
        select activity.id, found.host, found.inbox, (select thread_id from post where id = ${objectId}::uuid),
          ${now}::timestamptz
        from activity cross join (${inboxesOf(to)}) found
        returning 1
      )
      select ${wakeUp} from owed limit 1`.execute(tx.sql);
  }

  /**
   * Announces an activity to the followers of a community, and from one that not everybody may read to its members, byte
   * for byte as it came (FEP-1b12).
   */
  async relay(tx: Transaction, activity: ActivityToRelay): Promise<void> {
    const { cause, communityId, community, objectId, received, isPublic = true } = activity;
    const activityId = idFrom('announce', communityId, cause);
    const by = { activityId, at: this.clock.now() };
    await this.publish(
      tx,
      {
        id: activityId,
        uri: this.addresses.activity('announce', activityId),
        actorId: communityId,
        kind: 'Announce',
        objectId,
        isPublic: isPublic && isOpen(community.visibility),
        document: announceActivity(this.addresses, by, community, RawJson.of(received)),
      },
      isOpen(community.visibility) ? { followersOf: communityId } : { membersOf: communityId },
    );
  }
}
