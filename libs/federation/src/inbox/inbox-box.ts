/** The inbox that was written to: that of everybody, or that of one person or community of this instance. */
export type Box =
  | { readonly kind: 'shared' }
  | { readonly kind: 'person' | 'community'; readonly name: string };

/** The addresses of the inboxes, as paths of a request. */
export const INBOX_ADDRESSES = /^\/(?:inbox|actor\/inbox|([uc])\/([^/]+)\/inbox)\/?$/i;

/** The inbox at a path; null where there is none. */
export const boxAt = (path: string): Box | null => {
  const found = INBOX_ADDRESSES.exec(path);
  if (found === null) return null;
  const [, kind, name] = found;
  if (kind === undefined || name === undefined) return { kind: 'shared' };
  return { kind: kind.toLowerCase() === 'u' ? 'person' : 'community', name };
};

const NAME = /^[a-z0-9_]{1,30}$/;

/** The owner of an inbox as its row is named; empty where it belongs to everybody, null where no row can be named so. */
export const ownerOf = (box: Box): string | null => {
  if (box.kind === 'shared') return '';
  const name = box.name.toLowerCase();
  return NAME.test(name) ? name : null;
};

const ownerExists = (kind: 'person' | 'community'): string => `
  exists (select from ${kind} owner join instance on instance.id = owner.instance_id and instance.is_local
    where owner.name = given.owner and owner.deleted_at is null)`;

/** Whether there is such an inbox, as SQL over a row `given (box, owner)`. */
export const BOX_EXISTS = `
  case given.box when 'person' then ${ownerExists('person')} when 'community' then ${ownerExists('community')}
    else true end`;
