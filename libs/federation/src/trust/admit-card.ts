import { type Card } from '../incoming/card.js';
import { sameHost } from '../incoming/iri.js';
import { type ActivityOf, type Admission, type Hearing, ignore, refuse, take } from './admission.js';

/**
 * A card is taken from nobody but the instance whose it is, about its own people, in a message of its own: nobody else passes
 * cards on.
 */
export const admitCard = (
  activity: ActivityOf<'Create'> | ActivityOf<'Update'>,
  { id, owner, person }: Card,
  hearing: Hearing,
): Admission => {
  const { actor } = activity;
  if (hearing.facts.objects.get(id)?.deleted === true) return ignore('deleted', id);
  if (hearing.via !== null || owner !== actor) return refuse('not-the-owner');
  if (!sameHost(id, actor) || !sameHost(person, actor)) return refuse('author-elsewhere');
  const isAlone = !('objects' in activity) || activity.objects.length === 1;
  return isAlone ? take(activity, 'owner', hearing) : ignore('not-handled', id);
};
