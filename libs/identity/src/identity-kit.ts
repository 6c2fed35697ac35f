import { Inject, Injectable } from '@nestjs/common';

import { CONFIG, type Config } from '#libs/config';
import { Database } from '#libs/database';
import { Mail } from '#libs/mail';
import { LOG, securityEvent, type Log } from '#libs/observability';

import { PageLinks } from './page-links.js';
import { PasswordHasher } from './passwords/password-hasher.js';
import { AttemptLimits } from './sign-in/attempt-limits.js';

/** What the commands of this library share. */
@Injectable()
export class IdentityKit {
  readonly hasher = new PasswordHasher();
  readonly limits: AttemptLimits;
  readonly links: PageLinks;

  constructor(
    readonly database: Database,
    readonly mail: Mail,
    @Inject(CONFIG) config: Config,
    @Inject(LOG) private readonly log: Log,
  ) {
    this.limits = new AttemptLimits(database);
    this.links = new PageLinks(config.publicUrl);
  }

  /** Logs a security event: who (where known), from where, which rule; never what was typed. */
  security(
    event: string,
    context: { readonly address: string; readonly personId?: string | undefined },
  ): void {
    securityEvent(this.log, event, { ...context });
  }
}
