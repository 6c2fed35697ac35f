import type { Activity, Content, Inner } from '../incoming/documents.js';
import type { Iri } from '../incoming/iri.js';

/** A post that a collection names, with what it says of it. */
export interface Listed {
  readonly iri: Iri;
  readonly content: Content | null;
}

/** The posts that an entry of a collection stands for: itself, or what an activity is about. */
export const listedIn = ({ id, embedded }: Inner): readonly Listed[] => {
  if (embedded?.kind === 'content') return [{ iri: embedded.id, content: embedded }];
  if (embedded?.kind === 'activity') return listedBy(embedded);
  return id === null || embedded !== null ? [] : [{ iri: id, content: null }];
};

/** The posts that an activity made, changed, passed on or put somewhere. */
export const listedBy = (activity: Activity): readonly Listed[] => {
  switch (activity.type) {
    case 'Create':
    case 'Announce':
      return activity.objects.flatMap(listedIn);
    case 'Update':
    case 'Add':
      return listedIn(activity.object);
    default:
      return [];
  }
};

/** Each post once, as it was named first. */
export const eachOnce = (listed: readonly Listed[]): readonly Listed[] => {
  const byIri = new Map<Iri, Listed>();
  for (const entry of listed) if (!byIri.has(entry.iri)) byIri.set(entry.iri, entry);
  return [...byIri.values()];
};
