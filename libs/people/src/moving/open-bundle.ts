import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { profileBundle, type ProfileBundle } from '#libs/contracts';
import { Database } from '#libs/database';
import { CLOCK, DomainError, LIMITS, type AccountViewer, type Clock } from '#libs/kernel';

import { BundleSeal, type SealedDocument } from './bundle-seal.js';

/** A file that is what it says, and the viewer's own. */
export interface OwnBundle {
  readonly bundle: ProfileBundle;
  /** The instance that signed it. */
  readonly instanceId: string;
}

const parsed = (text: string): SealedDocument => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new DomainError('bundle.unreadable');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new DomainError('bundle.unreadable');
  return value as SealedDocument;
};

const hostIn = (uri: string): string => URL.parse(uri)?.host ?? '';

/** Believes a file that somebody brings from another server, or says why not. */
@Injectable()
export class OpenBundle {
  constructor(
    private readonly database: Database,
    private readonly seal: BundleSeal,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError `federation.off`, `bundle.unreadable`, `bundle.broken`, `bundle.issuer-unknown`, `bundle.expired`,
   * `bundle.not-yours`
   */
  async execute(me: AccountViewer, text: string): Promise<OwnBundle> {
    const { hand } = this.seal;
    const opened = await hand.open(parsed(text));
    if (opened.kind === 'refused') throw new DomainError(`bundle.${opened.because}`);
    const { data: bundle } = profileBundle.safeParse(opened.document);
    if (bundle === undefined) throw new DomainError('bundle.unreadable');
    const { issuer } = opened;
    // A server speaks for its own people and in its own name alone.
    if ([hostIn(bundle.person.id), bundle.organisation.host].some((host) => host !== issuer.host))
      throw new DomainError('bundle.broken');
    const age = this.clock.now().getTime() - Date.parse(bundle.published);
    if (age > LIMITS.bundles.seconds * 1000) throw new DomainError('bundle.expired');
    if (!(await this.isMine(me, bundle))) throw new DomainError('bundle.not-yours');
    return { bundle, instanceId: issuer.instanceId };
  }

  /** Both accounts have to name each other: the one here in its settings, the one there in what its server signed. */
  private async isMine({ personId }: AccountViewer, { person }: ProfileBundle): Promise<boolean> {
    const { rows } = await sql<{ name: string; isNamed: boolean }>`
      select p.name, exists (select 1 from other_account o join person other on other.id = o.other_id
        where o.person_id = p.id and other.uri = ${person.id}) as "isNamed"
      from person p where p.id = ${personId}`.execute(this.database.sql);
    const [mine] = rows;
    return mine?.isNamed === true && person.alsoKnownAs.includes(this.seal.hand.personUri(mine.name));
  }
}
