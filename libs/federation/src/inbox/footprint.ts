import type { Activity, ActivityType, Content, Inner } from '../incoming/documents.js';

/** What an activity changes, and what it takes as it stands, by id. */
export interface Footprint {
  readonly changes: ReadonlySet<string>;
  readonly needs: ReadonlySet<string>;
}

/** These change what they name, and nothing of who does them or of where. */
const ABOUT_THINGS: ReadonlySet<ActivityType> = new Set([
  'Create',
  'Update',
  'Delete',
  'Like',
  'Dislike',
  'EmojiReact',
]);

/** Takes down what one activity, with all that is inside it, has to do with. */
class Tracks implements Footprint {
  readonly changes = new Set<string>();
  readonly needs = new Set<string>();

  /** @returns itself */
  of(activity: Activity): this {
    const { id, actor, groups } = activity;
    this.needs.add(actor);
    for (const { iri } of groups) this.needs.add(iri);
    this.change(id);
    if ('target' in activity) this.change(activity.target);
    const objects = 'objects' in activity ? activity.objects : [activity.object];
    for (const object of objects) this.object(object, actor);
    if (isAboutStanding(activity))
      for (const one of [actor, ...groups.map(({ iri }) => iri)]) this.change(one);
    return this;
  }

  private object(object: Inner | string, actor: string): void {
    if (typeof object === 'string') return this.change(object);
    const { id, embedded } = object;
    this.change(id);
    if (embedded?.kind === 'activity') this.of(embedded);
    if (embedded?.kind === 'content') this.content(embedded, actor);
  }

  /** The posts of a thread come in order; where nothing names the thread, those of one writer. */
  private content({ context, inReplyTo, author, groups }: Content, actor: string): void {
    for (const { iri } of groups) this.needs.add(iri);
    this.change(context);
    this.change(inReplyTo);
    if (context === null && inReplyTo !== null) this.changes.add(`written by ${author ?? actor}`);
  }

  private change(id: string | null): void {
    if (id !== null) this.changes.add(id);
  }
}

const isInnerAboutStanding = ({ embedded }: Inner): boolean =>
  embedded?.kind === 'activity' && isAboutStanding(embedded);

/** Whether what its actor is or may do, or what may be done in its community, is another thing afterwards. */
const isAboutStanding = (activity: Activity): boolean => {
  if (activity.type === 'Announce') return activity.objects.some(isInnerAboutStanding);
  if (activity.type === 'Undo')
    return activity.object.embedded?.kind !== 'activity' || isInnerAboutStanding(activity.object);
  return !ABOUT_THINGS.has(activity.type);
};

/** What an activity has to do with; null for one that cannot be read, which has to do with nothing. */
export const footprintOf = (activity: Activity | null): Footprint =>
  activity === null ? new Tracks() : new Tracks().of(activity);

const meets = (some: ReadonlySet<string>, others: ReadonlySet<string>): boolean =>
  [...some].some((id) => others.has(id));

/** Whether it matters which of two activities comes first. */
export const haveOrder = (one: Footprint, other: Footprint): boolean =>
  meets(one.changes, other.changes) || meets(one.changes, other.needs) || meets(one.needs, other.changes);
