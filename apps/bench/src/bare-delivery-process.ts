import { createHash, createPrivateKey, sign, type KeyObject } from 'node:crypto';
import { Agent, request } from 'node:https';

import { Pool } from 'pg';

import { answerJobs } from './child.js';
import { momentNow } from './moment.js';

/** Delivers each of the bodies to each of the hosts, at most `connections` at a time. */
export interface BareDeliveryJob {
  readonly databaseUrl: string;
  readonly poolSize: number;
  readonly hosts: readonly string[];
  readonly bodies: readonly string[];
  readonly port: number;
  readonly authority: string;
  readonly privateKeyPem: string;
  readonly connections: number;
  readonly perHost: number;
}

interface Owed {
  readonly seq: number;
  readonly host: string;
  readonly body: string;
}

const TABLE = `create table if not exists bare_delivery (
  seq integer primary key, host text not null, body text not null, delivered_at timestamptz)`;

const signatureOf = (text: string, key: KeyObject): Promise<string> =>
  new Promise((resolve, reject) => {
    sign('sha256', Buffer.from(text), key, (error, signature) =>
      error === null ? resolve(signature.toString('base64')) : reject(error),
    );
  });

const headersOf = async ({ host, body }: Owed, key: KeyObject): Promise<Record<string, string>> => {
  const digest = `SHA-256=${createHash('sha256').update(body).digest('base64')}`;
  const date = new Date().toUTCString();
  const text = `(request-target): post /inbox\nhost: ${host}\ndate: ${date}\ndigest: ${digest}`;
  const signature = await signatureOf(text, key);
  return {
    host,
    date,
    digest,
    signature: `keyId="bench",algorithm="rsa-sha256",headers="(request-target) host date digest",signature="${signature}"`,
    'content-type': 'application/activity+json',
    'content-length': String(Buffer.byteLength(body)),
  };
};

const post = (agent: Agent, port: number, owed: Owed, headers: Record<string, string>): Promise<void> =>
  new Promise((resolve, reject) => {
    const { host, body } = owed;
    const options = {
      agent,
      method: 'POST',
      host: '127.0.0.1',
      port,
      path: '/inbox',
      servername: host,
      headers,
    };
    const outgoing = request(options, (answer) => {
      answer.resume();
      answer.on('end', resolve);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });

/** A signature, a POST over a kept-alive connection and an update, without anything of the product. */
answerJobs<BareDeliveryJob>(async (job) => {
  const { hosts, bodies, port } = job;
  const pool = new Pool({ connectionString: job.databaseUrl, max: job.poolSize });
  await pool.query(TABLE);
  await pool.query('truncate bare_delivery');
  const owed = bodies.flatMap((body, turn) =>
    hosts.map((host, index): Owed => ({ seq: turn * hosts.length + index, host, body })),
  );
  await pool.query(
    'insert into bare_delivery (seq, host, body) select * from unnest($1::integer[], $2::text[], $3::text[])',
    [owed.map(({ seq }) => seq), owed.map(({ host }) => host), owed.map(({ body }) => body)],
  );
  const key = createPrivateKey(job.privateKeyPem);
  const agent = new Agent({ keepAlive: true, maxSockets: job.perHost, ca: job.authority });
  const begun = momentNow();
  const work = async (first: number): Promise<void> => {
    for (let at = first; at < owed.length; at += job.connections) {
      const one = owed[at];
      if (one === undefined) return;
      await post(agent, port, one, await headersOf(one, key));
      await pool.query({
        name: 'delivered',
        text: 'update bare_delivery set delivered_at = now() where seq = $1',
        values: [one.seq],
      });
    }
  };
  await Promise.all(Array.from({ length: job.connections }, (_, index) => work(index)));
  agent.destroy();
  await pool.end();
  return begun;
});
