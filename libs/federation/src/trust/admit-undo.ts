import { type Activity } from '../incoming/documents.js';
import { type Iri, sameHost } from '../incoming/iri.js';
import { type ActivityOf, type Admission, type Hearing, refuse, take } from './admission.js';
import { groundsToDelete } from './admit-content.js';
import { admitBlock, admitCollecting, admitLock } from './admit-moderation.js';

/** Whoever may do it to a group may undo it, also where another moderator did it. */
const asIfDone = (undone: Activity, hearing: Hearing): Admission | null => {
  if (undone.type === 'Lock') return admitLock(undone, hearing);
  if (undone.type === 'Block' && undone.target !== null) return admitBlock(undone, hearing);
  if (undone.type === 'Add' || undone.type === 'Remove') return admitCollecting(undone, hearing);
  return undone.type === 'Delete' ? restoring(undone, hearing) : null;
};

const restoring = (undone: ActivityOf<'Delete'>, hearing: Hearing): Admission | null => {
  const stored = undone.object.id === null ? undefined : hearing.facts.objects.get(undone.object.id);
  if (stored === undefined) return null;
  const basis = groundsToDelete(stored, undone.actor, undone.removal, hearing.facts);
  return basis === null ? refuse('not-the-owner') : take(undone, basis, hearing);
};

const admitUndoOf = (activity: ActivityOf<'Undo'>, undone: Activity, hearing: Hearing): Admission => {
  const verdict = asIfDone({ ...undone, actor: activity.actor }, hearing);
  if (verdict !== null) return verdict.kind === 'take' ? { ...verdict, activity } : verdict;
  if (undone.actor !== activity.actor) return refuse('not-the-actor');
  return undone.id === null || sameHost(undone.id, activity.actor)
    ? take(activity, 'actor', hearing)
    : refuse('id-elsewhere');
};

const admitUndoOfId = (activity: ActivityOf<'Undo'>, id: Iri, hearing: Hearing): Admission => {
  const known = hearing.facts.activities.get(id);
  if (known !== undefined) {
    return known.actor === activity.actor ? take(activity, 'actor', hearing) : refuse('not-the-actor');
  }
  return sameHost(id, activity.actor) ? take(activity, 'not-seen-yet', hearing) : refuse('not-the-actor');
};

/** Undo names the activity by itself or only its id; either way it is the actor's own, or a moderator's to take back. */
export const admitUndo = (activity: ActivityOf<'Undo'>, hearing: Hearing): Admission => {
  const { id, embedded } = activity.object;
  if (embedded?.kind === 'activity') return admitUndoOf(activity, embedded, hearing);
  return id === null ? refuse('object-id-missing') : admitUndoOfId(activity, id, hearing);
};
