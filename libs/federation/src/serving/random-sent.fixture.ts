import { newId } from '#libs/kernel';

import { Addresses, type ActivityKind } from '../outgoing/addresses.js';
import type { OutgoingDocument } from '../outgoing/outgoing-document.js';
import { serialise } from '../outgoing/serialise.js';
import { markOf } from './marks.fixture.js';
import type { Making } from './random-content.fixture.js';

const ABOUT_POSTS = [
  'create',
  'update',
  'announce',
  'like',
  'undo',
  'delete',
  'remove',
  'lock',
  'flag',
] as const;
const ABOUT_ACTORS = ['update', 'follow', 'undo'] as const;

interface Actor {
  readonly id: string;
  readonly address: string;
}

interface Subject {
  readonly kind: ActivityKind;
  readonly actor: Actor;
  /** A post or a thread; null where it is about its actor. */
  readonly object: { readonly id: string; readonly address: string } | null;
}

/** What stands in it: words and names as they were when it was sent. */
const contentOf = (id: string, { kind, actor, object }: Subject): OutgoingDocument => {
  const earlier = markOf('earlier', id);
  if (object === null)
    return kind === 'update'
      ? { object: { id: actor.address, preferredUsername: 'a', name: earlier } }
      : { object: 'https://far.example/u/somebody' };
  const post = { id: object.address, content: earlier };
  if (kind === 'announce')
    return { object: { id: 'https://far.example/activities/1', type: 'Create', object: post } };
  return { object: kind === 'create' || kind === 'update' ? post : object.address };
};

const rowOf = (at: Addresses, subject: Subject, isPublic: boolean) => {
  const id = newId();
  const uri = at.activity(subject.kind, id);
  const { kind, actor, object } = subject;
  const document = { id: uri, type: kind, actor: actor.address, ...contentOf(id, subject) };
  return {
    id,
    uri,
    actor_id: actor.id,
    kind,
    object_id: object?.id ?? null,
    is_public: isPublic,
    body: serialise(document),
    created_at: new Date(),
  };
};

/** Posts with their places and, where they are of somebody here, their authors. */
const findPosts = ({ database, home }: Making) =>
  database.sql
    .selectFrom('post as p')
    .innerJoin('community as c', 'c.id', 'p.community_id')
    .innerJoin('person as a', 'a.id', 'p.author_id')
    .select(['p.id', 'p.thread_id', 'p.uri', 'p.author_id', 'a.name as author', 'c.visibility'])
    .select(['c.id as community_id', 'c.name as community'])
    .where('c.instance_id', '=', home.id)
    .orderBy('p.thread_id')
    .orderBy('p.number')
    .execute();

type FoundPost = Awaited<ReturnType<typeof findPosts>>[number];

const subjectOf = (at: Addresses, kind: ActivityKind, post: FoundPost): Subject => {
  const byPerson = post.uri === null && kind !== 'announce' && kind !== 'lock';
  const actor = byPerson
    ? { id: post.author_id, address: at.person(post.author).id }
    : { id: post.community_id, address: at.community(post.community).id };
  const object =
    kind === 'lock'
      ? { id: post.thread_id, address: at.context(post.thread_id) }
      : { id: post.id, address: at.post(post.id).id };
  return { kind, actor, object };
};

/** Activities of every kind that were sent, to everybody or to some servers. */
export const addSent = async (making: Making): Promise<void> => {
  const { database, random, home, servers } = making;
  const at = new Addresses(home.host);
  const posts = (await findPosts(making)).filter(() => random.chance(0.03));
  const aboutPosts = posts.map((post) => {
    const kind = random.pick(ABOUT_POSTS);
    const isOpen = post.visibility === 'public' || post.visibility === 'unlisted';
    return rowOf(at, subjectOf(at, kind, post), isOpen && kind !== 'flag' && random.chance(0.9));
  });
  const aboutActors = posts.slice(0, 20).map(({ author_id: id, author }) => {
    const subject = { kind: random.pick(ABOUT_ACTORS), actor: { id, address: at.person(author).id } };
    return rowOf(at, { ...subject, object: null }, subject.kind !== 'follow');
  });
  const sent = [...aboutPosts, ...aboutActors];
  await database.sql.insertInto('outbox_activity').values(sent).execute();
  const deliveries = sent.flatMap(({ id }) =>
    [servers.partner, servers.distant]
      .filter(() => random.chance(0.5))
      .map(({ host }) => ({
        activity_id: id,
        host,
        inbox: `https://${host}/inbox`,
        due_since: new Date(),
      })),
  );
  await database.sql.insertInto('delivery').values(deliveries).execute();
};
