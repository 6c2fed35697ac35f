import type { Activity } from '../incoming/documents.js';

/** The id of what an activity is about in the end: of an Undo, what the undone one was about. Empty when it names none. */
export const aboutOf = (activity: Activity): string => {
  const object = 'objects' in activity ? activity.objects[0] : activity.object;
  if (object === undefined || typeof object === 'string') return object ?? '';
  const { id, embedded } = object;
  const isUndone = activity.type === 'Undo' && embedded?.kind === 'activity';
  return (isUndone ? aboutOf(embedded) : id) ?? '';
};
