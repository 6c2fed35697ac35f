import type { Activity } from '../incoming/documents.js';

/**
 * The id of what an activity is about in the end: of an Undo or an Announce, what the one within is about. Empty when it
 * names none.
 */
export const aboutOf = (activity: Activity): string => {
  const object = 'objects' in activity ? activity.objects[0] : activity.object;
  if (object === undefined || typeof object === 'string') return object ?? '';
  const { id, embedded } = object;
  const isAround = activity.type === 'Undo' || activity.type === 'Announce';
  return (isAround && embedded?.kind === 'activity' ? aboutOf(embedded) : id) ?? '';
};
