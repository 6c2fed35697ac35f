import type { TracedActivity } from '#libs/contracts';
import type { AccountViewer } from '#libs/kernel';

import { idFrom } from '../delivery/outbox.js';
import { momentOf } from '../moment-of.js';
import type { Addresses } from '../outgoing/addresses.js';
import { presentDelivery } from './delivery-view.js';
import { demandAdmin } from './read-partners.js';
import type { CameRow, SentRow, TracedDelivery, TracedPost, TraceRows } from './trace-rows.js';
import { traceSubjectOf } from './trace-subject.js';

type Handling = NonNullable<TracedActivity['handling']>;

const stateOf = ({ verdict, deadAt }: CameRow): Handling['state'] =>
  verdict ?? (deadAt === null ? 'waiting' : 'given-up');

const handlingOf = (row: CameRow): Handling => ({
  state: stateOf(row),
  because: row.because,
  attempts: row.attempts,
  at: momentOf(row.handledAt ?? row.deadAt),
});

/** Of a report it is for those who decide about it to know who made it. */
const isTold = ({ kind, isReadable }: Pick<SentRow, 'kind' | 'isReadable'>): boolean =>
  isReadable && kind !== 'Flag';

/** The address of an activity of somebody elsewhere may tell who they are. */
const presentCame = (row: CameRow, text: string): TracedActivity => ({
  direction: 'in',
  id: isTold(row) || row.id === text ? row.id : null,
  kind: row.kind,
  actor: isTold(row) ? row.actor : null,
  isPrivate: !isTold(row),
  host: row.host,
  at: row.at.toISOString(),
  handling: handlingOf(row),
  deliveries: [],
});

const presentSent = (row: SentRow, deliveries: readonly TracedDelivery[]): TracedActivity => ({
  direction: 'out',
  id: row.id,
  kind: row.kind,
  actor: isTold(row) ? row.actor : null,
  isPrivate: !isTold(row),
  host: null,
  at: row.at.toISOString(),
  handling: null,
  deliveries: deliveries.map((delivery) => ({
    host: delivery.host,
    ...presentDelivery(delivery, !row.isReadable),
  })),
});

/**
 * The way of an activity in and out: what came, what was made of it, and to which hosts what goes out has come. It tells
 * administrators nothing of what is written; of communities that they may not read, only that something went its way.
 */
export class TraceActivity {
  constructor(
    private readonly rows: TraceRows,
    private readonly addresses: Addresses,
  ) {}

  /** Four statements at most, the earliest first. @throws DomainError `not-allowed` */
  async execute(me: AccountViewer, asked: string): Promise<TracedActivity[]> {
    demandAdmin(me);
    const subject = traceSubjectOf(asked, this.addresses.host);
    const { text, id } = subject;
    const posts = await this.rows.posts(subject);
    const about = posts.filter(({ isAsked }) => isAsked);
    const sent = await this.rows.sent(me, {
      text,
      ids: [...(id === null ? [] : [id]), ...passedOnAs(text, posts)],
      about: about.map(({ postId }) => postId),
    });
    const told = sent.map((row) => row.id);
    const came = await this.rows.came(me, {
      text,
      about: [...this.addressesOf(about), text, ...told],
      passedOn: this.addressesOf(posts),
    });
    const deliveries = sent.length === 0 ? [] : await this.rows.deliveries(sent.map(({ rowId }) => rowId));
    return [
      ...came.map((row) => presentCame(row, text)),
      ...sent.map((row) =>
        presentSent(
          row,
          deliveries.filter(({ activityId }) => activityId === row.rowId),
        ),
      ),
    ].toSorted((one, other) => one.at.localeCompare(other.at));
  }

  private addressesOf(posts: readonly TracedPost[]): string[] {
    return posts.map(({ uri, postId }) => uri ?? this.addresses.post(postId).id);
  }
}

/** The ids under which communities would have passed on the activity with this address. */
const passedOnAs = (uri: string, posts: readonly TracedPost[]): string[] => [
  ...new Set(posts.map(({ communityId }) => idFrom('announce', communityId, uri))),
];
