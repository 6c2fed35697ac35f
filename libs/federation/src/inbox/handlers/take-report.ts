import { sql } from 'kysely';

import type { Database } from '#libs/database';
import { LIMITS, type RemoteInstanceViewer, type RemotePersonViewer } from '#libs/kernel';
import type { MakeReport } from '#libs/moderation';
import { excerpt, plainText, sanitiseRemoteHtml } from '#libs/text';

import type { Iri } from '../../incoming/iri.js';
import type { ActivityOf } from '../../trust/admission.js';
import { findPerson, type PeopleParts } from '../find-person.js';
import { applied, ignored, refused, together, type Outcome } from '../outcome.js';
import { isRefused, viewerOf, type Doing } from './handling.js';

export interface TakeReportParts extends PeopleParts {
  readonly database: Database;
  readonly makeReport: MakeReport;
}

type Flag = ActivityOf<'Flag'>;

type Reporter = RemotePersonViewer | RemoteInstanceViewer;

interface Subject {
  readonly subjectKind: 'post' | 'community' | 'person';
  readonly subjectId: string;
}

/** Servers that do not say who reports do it in their own name. */
const reporterOf = (doing: Doing): Reporter | null => {
  const { kind, instanceId } = doing.actor;
  return kind === 'instance' ? { kind: 'remote-instance', instanceId } : viewerOf(doing);
};

const wordsOf = ({ text }: Flag): string =>
  excerpt(plainText(sanitiseRemoteHtml(text ?? '')), LIMITS.content.reason);

/** Reports from elsewhere about posts in communities of this instance, about these communities, and about people here. */
export class TakeReport {
  constructor(private readonly parts: TakeReportParts) {}

  async take(flag: Flag, doing: Doing): Promise<Outcome> {
    const reporter = reporterOf(doing);
    if (flag.id === null) return refused('id-missing');
    if (reporter === null) return ignored('not-a-person');
    const subjects = await this.subjectsOf(flag.objects, doing);
    if (subjects.length === 0) return ignored('not-for-us');
    const reason = wordsOf(flag);
    const outcomes: Outcome[] = [];
    for (const subject of subjects)
      outcomes.push(await this.report(reporter, flag.id, { ...subject, reason }));
    return together(outcomes);
  }

  /** Mastodon names the account and the posts: then the posts are what is reported. */
  private async subjectsOf(objects: readonly Iri[], { rows }: Doing): Promise<readonly Subject[]> {
    const posts = objects.flatMap((iri): Subject[] => {
      const post = rows.posts.get(iri);
      return post?.isHostedHere === true ? [{ subjectKind: 'post', subjectId: post.postId }] : [];
    });
    if (posts.length > 0) return posts;
    const communities = objects.flatMap((iri): Subject[] => {
      const community = rows.communities.get(iri);
      return community?.isHostedHere === true ? [{ subjectKind: 'community', subjectId: community.id }] : [];
    });
    return communities.length > 0 ? communities : this.peopleAmong(objects);
  }

  private async peopleAmong(objects: readonly Iri[]): Promise<readonly Subject[]> {
    const ours = objects.filter((iri) => iri.startsWith(this.parts.addresses.home));
    const ids = await Promise.all(ours.map((iri) => findPerson(this.parts, iri, { asks: false })));
    return ids.flatMap((id): Subject[] => (id === null ? [] : [{ subjectKind: 'person', subjectId: id }]));
  }

  private async report(
    reporter: Reporter,
    uri: Iri,
    report: Subject & { readonly reason: string },
  ): Promise<Outcome> {
    if (await this.isKnown(uri, report.subjectId)) return applied('reported-already');
    const { database, makeReport } = this.parts;
    let isOpen = false;
    const isUnseen = await isRefused(['not-found'], async () => {
      isOpen = await isRefused(['report.already-open'], () =>
        database.transaction(async (tx) => {
          const { id } = await makeReport.within(tx, reporter, { ...report, category: 'other' });
          await tx.sql.insertInto('report_flag').values({ uri, report_id: id }).execute();
        }),
      );
    });
    if (isUnseen) return refused('not-found');
    if (isOpen) await this.addTo(reporter, uri, report);
    return applied(isOpen ? 'reported-already' : 'reported');
  }

  private async isKnown(uri: Iri, subjectId: string): Promise<boolean> {
    const row = await this.parts.database.sql
      .selectFrom('report_flag as f')
      .innerJoin('report as r', 'r.id', 'f.report_id')
      .select('r.id')
      .where('f.uri', '=', uri)
      .where('r.subject_id', '=', subjectId)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** Whoever reports the same again hears of the decision about the report that is open; one that is decided now is another. */
  private async addTo(reporter: Reporter, uri: Iri, { subjectId }: Subject): Promise<void> {
    const isPerson = reporter.kind === 'remote-person';
    const { rows } = await this.parts.database.transaction((tx) =>
      sql`
        insert into report_flag (uri, report_id)
        select ${uri}, r.id from report r
        where r.subject_id = ${subjectId} and r.status = 'open'
          and (r.reporter_id = ${isPerson ? reporter.personId : null}::uuid
            or r.reporter_instance_id = ${isPerson ? null : reporter.instanceId}::uuid)
        for update
        returning 1`.execute(tx.sql),
    );
    if (rows.length === 0) throw new Error('The report was decided meanwhile.');
  }
}
