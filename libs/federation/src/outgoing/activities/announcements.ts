import type { Addresses } from '../addresses.js';
import { announcedBy } from '../addressing.js';
import { CONTEXTS } from '../contexts.js';
import type { CommunityFacts } from '../facts.js';
import type { OutgoingDocument, RawJson } from '../outgoing-document.js';
import { activity, type DoneBy } from './activity.js';

type Announcing = Omit<DoneBy, 'actor'>;

const announce = (
  addresses: Addresses,
  { activityId, at }: Announcing,
  community: CommunityFacts,
  object: RawJson | string,
): OutgoingDocument =>
  activity(
    addresses,
    'announce',
    { activityId, actor: community.id, at },
    { '@context': CONTEXTS.envelope, object, ...announcedBy(community) },
  );

/**
 * Passes an activity on to everybody who follows the community (FEP-1b12), byte for byte as it came: whoever gets it can
 * verify a proof that it carries.
 */
export const announceActivity = (
  addresses: Addresses,
  by: Announcing,
  community: CommunityFacts,
  received: RawJson,
): OutgoingDocument => announce(addresses, by, community, received);

/**
 * Names a new post of the community by its id, for peers that do not unpack activities, such as Mastodon, and for a video
 * to NodeBB. Lemmy answers it with an error; PieFed and Mbin ignore it.
 */
export const announceId = (
  addresses: Addresses,
  by: Announcing,
  community: CommunityFacts,
  id: string,
): OutgoingDocument => announce(addresses, by, community, id);
