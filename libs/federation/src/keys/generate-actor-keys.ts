import { generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';

const generate = promisify(generateKeyPair);

/** The two pairs of one actor: RSA for HTTP signatures that everybody checks, Ed25519 for proofs inside documents. */
export interface ActorKeys {
  readonly rsa: KeyPair;
  readonly ed25519: KeyPair;
}
export interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

/** Peers sign and check 2,048 bits; 4,096 would make each of our signatures six times as dear. */
const RSA_BITS = 2_048;

/** Makes the pairs of a new actor on the thread pool: about 100 ms of one core, none of the event loop. */
export async function generateActorKeys(): Promise<ActorKeys> {
  const [rsa, ed25519] = await Promise.all([
    generate('rsa', { modulusLength: RSA_BITS }),
    generate('ed25519', {}),
  ]);
  return { rsa, ed25519 };
}

/** The text that an actor's `publicKeyPem` shows: SPKI with its customary header, which PeerTube looks for. */
export const publicKeyPem = (key: KeyObject): string =>
  key.export({ type: 'spki', format: 'pem' }).toString();
