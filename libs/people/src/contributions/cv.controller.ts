import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import type { Response } from 'express';

import { CONFIG, type Config } from '#libs/config';
import { language } from '#libs/contracts';
import { Database } from '#libs/database';
import { Open, Who } from '#libs/http';
import { CLOCK, DomainError, type Clock, type Viewer } from '#libs/kernel';

import { cvDocument } from './cv-document.js';
import { readCv } from './read-cv.js';

/** What somebody gave, as a file to take along: their own alone. */
@Controller('/exports')
export class CvController {
  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `sign-in-required` */
  @Get('/contributions.html')
  @Open()
  async download(
    @Who() viewer: Viewer,
    @Query('language') wanted: unknown,
    @Res() response: Response,
  ): Promise<void> {
    if (viewer.kind !== 'account') throw new DomainError('sign-in-required');
    const facts = await readCv(this.database.sql, viewer);
    const chosen = language.safeParse(wanted).data ?? facts.profile.language;
    const place = { language: chosen, origin: this.config.publicUrl, now: this.clock.now() };
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader('Content-Disposition', `attachment; filename="${facts.profile.name}.html"`);
    response.setHeader('Cache-Control', 'private, no-store');
    response.send(cvDocument(facts, place));
  }
}
