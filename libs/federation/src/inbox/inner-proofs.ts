import type { Activity } from '../incoming/documents.js';
import { sameHost, type Iri } from '../incoming/iri.js';
import type { JsonObject } from '../proofs/canonical-json.js';
import { verifyProof, type ResolveProofKey } from '../proofs/integrity-proof.js';

/** An Announce passes on one activity, or a few at once; proofs of more are not looked at. */
const MOST = 10;

/**
 * Who proved the activities inside an Announce (FEP-8b32), by the activity as it was read. Those of actors on the
 * announcer's own host need no proof: their server speaks for them.
 */
export const innerProofs = async (
  activity: Activity,
  resolveKey: ResolveProofKey,
  now: Date,
): Promise<ReadonlyMap<Activity, Iri>> => {
  const proved = new Map<Activity, Iri>();
  if (activity.type !== 'Announce') return proved;
  for (const { embedded, raw } of activity.objects.slice(0, MOST)) {
    if (embedded?.kind !== 'activity' || raw === null || !('proof' in raw)) continue;
    if (sameHost(embedded.actor, activity.actor)) continue;
    const verdict = await verifyProof(raw as JsonObject, resolveKey, now);
    if (verdict.kind === 'verified' && verdict.owner === embedded.actor) proved.set(embedded, embedded.actor);
  }
  return proved;
};
