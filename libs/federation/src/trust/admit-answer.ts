import { type Inner } from '../incoming/documents.js';
import { sameHost } from '../incoming/iri.js';
import { type ActivityOf, type Admission, type Hearing, ignore, take } from './admission.js';
import { type SentRequest } from './facts.js';

/** Peers repeat the request, with its id or without, or give its id alone. */
const isAbout = (object: Inner, sent: SentRequest): boolean => {
  if (object.id !== null) return object.id === sent.id;
  const { embedded } = object;
  return (
    embedded?.kind === 'activity' &&
    embedded.type === sent.type &&
    embedded.actor === sent.actor &&
    'object' in embedded &&
    (embedded.object === sent.answerer || sent.type !== 'Follow')
  );
};

/** An answer counts for what we asked, and from the one whom we asked. */
export const admitAnswer = (activity: ActivityOf<'Accept'>, hearing: Hearing): Admission => {
  const about = hearing.facts.sent.filter((sent) => isAbout(activity.object, sent));
  if (about.length === 0) return ignore('never-sent', activity.object.id);
  return about.some((sent) => sent.answerer === activity.actor)
    ? take(activity, 'actor', hearing)
    : ignore('not-the-target', activity.object.id);
};

export const admitResolve = (activity: ActivityOf<'Resolve'>, hearing: Hearing): Admission => {
  const report = hearing.facts.sent.find((sent) => sent.type === 'Flag' && sent.id === activity.object.id);
  if (report === undefined) return ignore('never-sent', activity.object.id);
  return sameHost(report.answerer, activity.actor)
    ? take(activity, 'actor', hearing)
    : ignore('not-the-target', activity.object.id);
};
