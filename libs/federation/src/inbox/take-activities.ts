import { Inject, Injectable } from '@nestjs/common';
import type { Request, RequestHandler } from 'express';

import { CONFIG, type Config } from '#libs/config';

import { headerListOf } from '../signatures/received-request.js';
import { boxAt, type Box } from './inbox-box.js';
import { InboxDoor } from './inbox-door.js';
import { readRawBody } from './read-raw-body.js';

/**
 * Answers at the inboxes of this instance, its people and its communities, ahead of the pages and of everything that
 * people ask for: other servers post more often than anybody reads.
 */
@Injectable()
export class TakeActivities {
  constructor(
    private readonly door: InboxDoor,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  readonly handle: RequestHandler = (request, response, next) => {
    const box = request.method === 'POST' ? boxAt(request.path) : null;
    if (box === null) return next();
    this.take(request, box).then(() => response.status(202).end(), next);
    return undefined;
  };

  private async take(request: Request, box: Box): Promise<void> {
    const rawBody = await readRawBody(request);
    const { method, originalUrl, rawHeaders } = request;
    const url = `${this.config.publicUrl}${originalUrl}`;
    await this.door.receive({ method, url, headers: headerListOf(rawHeaders), rawBody }, box);
  }
}
