import { sql, type RawBuilder } from 'kysely';

/** The inbox that was written to: that of everybody, or that of one person or community of this instance. */
export type Box =
  | { readonly kind: 'shared' }
  | { readonly kind: 'person' | 'community'; readonly name: string };

/** The addresses of the inboxes, as paths of a request. */
export const INBOX_ADDRESSES = /^\/(?:inbox|actor\/inbox|[uc]\/[^/]+\/inbox)\/?$/i;

/** Whether there is such an inbox. */
export const boxExists = (box: Box): RawBuilder<boolean> =>
  box.kind === 'shared'
    ? sql<boolean>`true`
    : sql<boolean>`exists (select from ${sql.table(box.kind)} owner
        join instance on instance.id = owner.instance_id and instance.is_local
        where owner.name = ${box.name.toLowerCase()} and owner.deleted_at is null)`;
