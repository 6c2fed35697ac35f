import { sql, type RawBuilder } from 'kysely';

import {
  isVerifiedSql,
  readsDocument,
  readsPost,
  seesCard,
  seesField,
  seesPerson,
  viewerIsActive,
} from '#libs/access';
import { personOf, type Viewer } from '#libs/kernel';

type Predicate = RawBuilder<boolean>;

const never: Predicate = sql<boolean>`false`;

const attachmentOf = (viewer: Viewer): Predicate =>
  sql<boolean>`exists (select 1 from post p join thread t on t.id = p.thread_id join community c on c.id = t.community_id
    where p.id = f.post_id and ${readsPost(viewer, { post: 'p', thread: 't', community: 'c' })})`;

const avatarOf = (viewer: Viewer): Predicate =>
  sql<boolean>`exists (select 1 from person where person.id = f.owner_id and person.avatar_file_id = f.id
    and person.deleted_at is null and ${seesField(viewer, 'person', 'picture')} and ${seesPerson(viewer, 'person')})`;

const isInvited = (viewer: Viewer, now: Date): Predicate => {
  const personId = personOf(viewer);
  return personId === null
    ? never
    : sql<boolean>`exists (select 1 from invitation i where i.community_id = c.id and i.person_id = ${personId}
        and i.accepted_at is null and i.declined_at is null and i.revoked_at is null and i.expires_at > ${now})`;
};

const communityImageOf = (viewer: Viewer, now: Date): Predicate =>
  sql<boolean>`exists (select 1 from community c where c.image_file_id = f.id and c.deleted_at is null
    and (${seesCard(viewer, 'c', now)} or ${isInvited(viewer, now)}))`;

/** A version of a document that no virus scan stops, also an earlier one. */
const versionOf = (viewer: Viewer, now: Date): Predicate =>
  sql<boolean>`exists (select 1 from document_version dv join document_file df on df.file_id = dv.file_id
    join document d on d.id = dv.document_id join community c on c.id = d.community_id
    where dv.file_id = f.id and df.scan in ('clean', 'not-scanned')
      and ${readsDocument(viewer, { document: 'd', community: 'c' }, now)})`;

/** A partner's, while its card counts: for people with an account, and whoever sees the card of a community of its. */
const crestOfPartner = (viewer: Viewer, now: Date): Predicate =>
  sql<boolean>`exists (select 1 from instance i where i.crest_file_id = f.id and ${sql.raw(isVerifiedSql('i'))}
    and (${viewer.kind === 'account' ? viewerIsActive(viewer) : never} or exists (select 1 from community c
      where c.instance_id = i.id and c.deleted_at is null and ${seesCard(viewer, 'c', now)})))`;

/** Whether nothing uses the file yet. */
export const isUnused: Predicate = sql<boolean>`(f.post_id is null
  and not exists (select 1 from person where person.avatar_file_id = f.id)
  and not exists (select 1 from community where community.image_file_id = f.id)
  and not exists (select 1 from document_file where document_file.file_id = f.id)
  and not exists (select 1 from instance where instance.crest_file_id = f.id)
  and not exists (select 1 from instance_settings where instance_settings.crest_file_id = f.id))`;

/** Rows of `stored_file` (as `f`) that are this person's own and used by nothing. */
export const isOwnUnused = (viewer: Viewer): Predicate => {
  const personId = personOf(viewer);
  return personId === null
    ? never
    : sql<boolean>`(f.owner_id = ${personId} and ${isUnused} and ${viewerIsActive(viewer)})`;
};

/**
 * Rows of `stored_file` (as `f`) whose bytes the viewer may read: an attachment with its post, an avatar by those to whom
 * its person shows it, a picture with its community's card, a version of a document with the document, the own crest always,
 * that of a partner with its organisation, and an unused file by its owner alone.
 */
export const readsFile = (viewer: Viewer, now: Date): Predicate =>
  sql<boolean>`(f.deleted_at is null and (${isOwnUnused(viewer)} or case f.purpose
    when 'attachment' then ${attachmentOf(viewer)}
    when 'avatar' then ${avatarOf(viewer)}
    when 'community-image' then ${communityImageOf(viewer, now)}
    when 'document' then ${versionOf(viewer, now)}
    else (exists (select 1 from instance_settings where crest_file_id = f.id) or ${crestOfPartner(viewer, now)}) end))`;
