import type { ActorAddresses } from './addresses.js';
import type { AttachmentFacts, KeyFacts, Language, MentionFacts, PictureFacts } from './facts.js';
import type { OutgoingDocument } from './outgoing-document.js';

const LANGUAGE_NAMES = { en: 'English', cy: 'Cymraeg' } as const satisfies Record<Language, string>;

export const languageTag = (language: Language): OutgoingDocument => ({
  identifier: language,
  name: LANGUAGE_NAMES[language],
});

/** Text in Markdown, from which the HTML beside it was made. */
export const markdownSource = (content: string): OutgoingDocument => ({
  content,
  mediaType: 'text/markdown',
});

export const picture = ({ url, mediaType, width, height, alt }: PictureFacts): OutgoingDocument => ({
  type: 'Image',
  mediaType,
  url,
  width,
  height,
  ...(alt === '' ? {} : { name: alt }),
});

/** Pictures are `Image`, everything else `Document`: Lemmy refuses a document with `Audio` or `Video` attached. */
export const attachment = ({ url, mediaType, name, width, height }: AttachmentFacts): OutgoingDocument => ({
  type: mediaType.startsWith('image/') ? 'Image' : 'Document',
  mediaType,
  url,
  ...(name === '' ? {} : { name }),
  ...(width === null || height === null ? {} : { width, height }),
});

export const mention = ({ id, handle }: MentionFacts): OutgoingDocument => ({
  type: 'Mention',
  href: id,
  name: `@${handle}`,
});

/** Mentions of everybody named, each once, the first way they were named. */
export const mentionsOf = (people: readonly MentionFacts[]): OutgoingDocument[] =>
  [...new Map(people.toReversed().map((person) => [person.id, mention(person)])).values()].toReversed();

/** Both keys: `publicKey` is one object for all peers, the Ed25519 key has a place of its own (FEP-521a). */
export const keysOf = ({ id, mainKey, ed25519Key }: ActorAddresses, keys: KeyFacts): OutgoingDocument => ({
  publicKey: { id: mainKey, owner: id, publicKeyPem: keys.rsaPublicKeyPem },
  assertionMethod: [
    { id: ed25519Key, type: 'Multikey', controller: id, publicKeyMultibase: keys.ed25519PublicKey },
  ],
});

export const timestamp = (date: Date): string => date.toISOString();

/** A document as it stands inside another one, which has the context already: what proves it by itself fits it no more. */
export const embedded = ({
  '@context': _context,
  proof: _proof,
  ...document
}: OutgoingDocument): OutgoingDocument => document;
