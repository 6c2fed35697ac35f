import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

import { createFederation, generateCryptoKeyPair, MemoryKvStore } from '@fedify/fedify';
import {
  Activity,
  Article,
  Create,
  Delete,
  Endpoints,
  Follow,
  isActor,
  Like,
  Note,
  Person,
  PUBLIC_COLLECTION,
  Tombstone,
  Undo,
  Update,
  type Actor,
} from '@fedify/vocab';

import type { AnswerMessage, Heard, OrderMessage, Orders, Scheme, SignedPost } from './fedify-orders.js';

/** The one person of this server. */
const NAME = 'fern';

const setting = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
};

const origin = `https://${setting('HOST')}`;
const scheme = setting('SCHEME') as Scheme;

const heard: Heard[] = [];
const sent: SignedPost[] = [];
const received: SignedPost[] = [];
const posts = new Map<string, Note | Article>();
const likes = new Map<string, Like>();

const schemeOf = (headers: Headers): Scheme | null => {
  if (headers.has('signature-input')) return 'rfc9421';
  return headers.has('signature') ? 'cavage' : null;
};

const realFetch = globalThis.fetch;
globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  const response = await realFetch(request);
  if (request.method === 'POST') sent.push({ scheme: schemeOf(request.headers), status: response.status });
  return response;
};

const federation = createFederation<undefined>({
  kv: new MemoryKvStore(),
  origin,
  firstKnock: scheme === 'cavage' ? 'draft-cavage-http-signatures-12' : 'rfc9421',
  // Everything is on this machine.
  allowPrivateAddress: true,
});

const keyPairs = await Promise.all([
  generateCryptoKeyPair('RSASSA-PKCS1-v1_5'),
  generateCryptoKeyPair('Ed25519'),
]);

federation
  .setActorDispatcher('/users/{identifier}', async (context, identifier) => {
    if (identifier !== NAME) return null;
    const keys = await context.getActorKeyPairs(identifier);
    return new Person({
      id: context.getActorUri(identifier),
      preferredUsername: identifier,
      name: 'Fern Hollow',
      inbox: context.getInboxUri(identifier),
      endpoints: new Endpoints({ sharedInbox: context.getInboxUri() }),
      publicKey: keys[0]?.cryptographicKey ?? null,
      assertionMethods: keys.map(({ multikey }) => multikey),
    });
  })
  .setKeyPairsDispatcher((_context, identifier) => (identifier === NAME ? keyPairs : []));

const idOfNote = (id: string): string => `${origin}/notes/${id}`;
const idOfArticle = (id: string): string => `${origin}/articles/${id}`;

federation.setObjectDispatcher(Note, '/notes/{id}', (_context, { id }) => {
  const found = posts.get(idOfNote(id));
  return found instanceof Note ? found : null;
});
federation.setObjectDispatcher(Article, '/articles/{id}', (_context, { id }) => {
  const found = posts.get(idOfArticle(id));
  return found instanceof Article ? found : null;
});

const typeOf = (value: object): string =>
  (value.constructor as typeof Activity).typeId.href.split('#')[1] ?? '';

const context = federation.createContext(new URL(origin), undefined);

const understood = async (activity: Activity): Promise<Heard> => {
  const { documentLoader, contextLoader } = context;
  // What a community passes on is looked at as it came, wherever it belongs.
  const loading = { documentLoader, contextLoader, suppressError: true, crossOrigin: 'trust' } as const;
  const object = await activity.getObject(loading);
  const inner = object instanceof Activity ? object : null;
  const about = inner === null ? object : await inner.getObject(loading);
  const id = about?.id ?? (inner ?? activity).objectId;
  return {
    type: typeOf(activity),
    actor: activity.actorId?.href ?? null,
    objectId: activity.objectId?.href ?? null,
    inner: inner === null ? null : { type: typeOf(inner), actor: inner.actorId?.href ?? null },
    about: {
      id: id?.href ?? null,
      type: about === null ? null : typeOf(about),
      name: about?.name?.toString() ?? null,
      content: about?.content?.toString() ?? null,
    },
  };
};

federation
  .setInboxListeners('/users/{identifier}/inbox', '/inbox')
  .on(Activity, async (_context, activity) => {
    heard.push(await understood(activity));
  });

const me = context.getActorUri(NAME);
const newActivityId = (): URL => new URL(`${origin}/activities/${randomUUID()}`);

/** A time as Fedify has it. */
const now = async (): Promise<Note['published']> => {
  const json = {
    '@context': 'https://www.w3.org/ns/activitystreams',
    type: 'Note',
    published: new Date().toISOString(),
  };
  return (await Note.fromJsonLd(json)).published;
};

const actorAt = async (name: string): Promise<Actor> => {
  const found = await context.lookupObject(name);
  if (!isActor(found)) throw new Error(`${name} is no actor`);
  return found;
};

const send = async (to: string, activity: Activity): Promise<void> =>
  context.sendActivity({ identifier: NAME }, await actorAt(to), activity);

const publish = async (group: string, post: Note | Article): Promise<string> => {
  const id = post.id?.href ?? '';
  posts.set(id, post);
  const addressed = { actor: me, tos: [PUBLIC_COLLECTION, new URL(group)] };
  await send(
    group,
    new Create({ ...addressed, id: newActivityId(), object: post, published: post.published }),
  );
  return id;
};

const postAt = (id: string): Note | Article => {
  const post = posts.get(id);
  if (post === undefined) throw new Error(`${id} is not here`);
  return post;
};

const orders: Orders = {
  async follow({ handle }) {
    const group = await actorAt(handle);
    const { id: object } = group;
    await send(handle, new Follow({ id: newActivityId(), actor: me, object, to: object }));
    return object?.href ?? '';
  },
  async open({ group, name, content }) {
    const id = new URL(idOfArticle(randomUUID()));
    const addressed = { attribution: me, tos: [PUBLIC_COLLECTION, new URL(group)], audience: new URL(group) };
    return publish(group, new Article({ ...addressed, id, name, content, published: await now() }));
  },
  async reply({ group, to, content }) {
    const id = new URL(idOfNote(randomUUID()));
    const addressed = { attribution: me, tos: [PUBLIC_COLLECTION, new URL(group)], audience: new URL(group) };
    const written = { ...addressed, id, content, published: await now() };
    return publish(group, new Note({ ...written, replyTarget: new URL(to) }));
  },
  async edit({ group, id, content }) {
    const object = postAt(id).clone({ content, updated: await now() });
    posts.set(id, object);
    const addressed = { actor: me, tos: [PUBLIC_COLLECTION, new URL(group)] };
    await send(group, new Update({ ...addressed, id: newActivityId(), object, updated: object.updated }));
  },
  async remove({ group, id }) {
    postAt(id);
    posts.delete(id);
    const addressed = { actor: me, tos: [PUBLIC_COLLECTION, new URL(group)] };
    const object = new Tombstone({ id: new URL(id) });
    await send(group, new Delete({ ...addressed, id: newActivityId(), object }));
  },
  async like({ group, id }) {
    const like = new Like({ id: newActivityId(), actor: me, object: new URL(id), to: new URL(group) });
    likes.set(id, like);
    await send(group, like);
  },
  async unlike({ group, id }) {
    const object = likes.get(id) ?? null;
    await send(group, new Undo({ id: newActivityId(), actor: me, object, to: new URL(group) }));
  },
  async look({ id }) {
    const found = await context.lookupObject(id);
    return found === null ? null : typeOf(found);
  },
  heard: () => Promise.resolve(heard),
  posts: () => Promise.resolve({ sent, received }),
};

const bodyOf = async (incoming: IncomingMessage): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
};

const headersOf = ({ rawHeaders }: IncomingMessage): Headers => {
  const headers = new Headers();
  for (let at = 0; at < rawHeaders.length; at += 2)
    headers.append(rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '');
  return headers;
};

/** The other scheme is refused at the door, so that whoever sends has to know this one. */
const answerTo = async (incoming: IncomingMessage): Promise<Response> => {
  const { method = 'GET', url = '/' } = incoming;
  const headers = headersOf(incoming);
  const isPost = method === 'POST';
  const body = isPost ? Buffer.from(await bodyOf(incoming)) : null;
  if (isPost && schemeOf(headers) !== scheme) return new Response(null, { status: 401 });
  const request = new Request(new URL(url, origin), { method, headers, body });
  const response = await federation.fetch(request, { contextData: undefined });
  if (isPost) received.push({ scheme: schemeOf(headers), status: response.status });
  return response;
};

const serve = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
  const answer = await answerTo(incoming);
  outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
  outgoing.end(Buffer.from(await answer.arrayBuffer()));
};

const tell = (message: AnswerMessage): void => void process.send?.(message);

process.on('message', ({ id, name, parts }: OrderMessage) => {
  const obey = orders[name] as (given: object) => Promise<unknown>;
  obey(parts).then(
    (answer) => tell({ id, answer }),
    (error: unknown) =>
      tell({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));

createServer((incoming, outgoing) => {
  serve(incoming, outgoing).catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    outgoing.destroy();
  });
}).listen(Number(setting('PORT')), '127.0.0.1', () => tell({ ready: true }));
