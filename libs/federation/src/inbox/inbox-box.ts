/** The inbox that was written to: that of everybody, or that of one person or community of this instance. */
export type Box =
  | { readonly kind: 'shared' }
  | { readonly kind: 'person' | 'community'; readonly name: string };

/** The addresses of the inboxes, as paths of a request. */
export const INBOX_ADDRESSES = /^\/(?:inbox|actor\/inbox|[uc]\/[^/]+\/inbox)\/?$/i;

const ownerExists = (kind: 'person' | 'community'): string => `
  exists (select from ${kind} owner join instance on instance.id = owner.instance_id and instance.is_local
    where owner.name = $8 and owner.deleted_at is null)`;

/** Whether there is such an inbox, as SQL whose eighth parameter is the name of its owner, where it has one. */
export const BOX_EXISTS: Readonly<Record<Box['kind'], string>> = {
  shared: 'true',
  person: ownerExists('person'),
  community: ownerExists('community'),
};
