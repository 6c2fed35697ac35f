import type { Activity } from '../incoming/documents.js';
import { originOf } from '../incoming/iri.js';

const TYPES: ReadonlySet<Activity['type']> = new Set(['Offer', 'Accept', 'Reject', 'Undo']);

/** Whether an activity can be part of negotiating an agreement: only the actor of an instance itself does that. */
export const isNegotiation = ({ type, actor }: Activity): boolean =>
  TYPES.has(type) && actor === `${originOf(actor)}/actor`;
