import { Controller, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';

import { CONFIG, type Config } from '#libs/config';
import { Open } from '#libs/http';

import { headerListOf } from '../signatures/received-request.js';
import type { Box } from './inbox-box.js';
import { InboxDoor } from './inbox-door.js';
import { readRawBody } from './read-raw-body.js';

/** The inboxes of this instance, its people and its communities. */
@Controller()
export class InboxController {
  constructor(
    private readonly door: InboxDoor,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Open()
  @Post('inbox')
  @HttpCode(202)
  shared(@Req() request: Request): Promise<void> {
    return this.take(request, { kind: 'shared' });
  }

  @Open()
  @Post('actor/inbox')
  @HttpCode(202)
  instance(@Req() request: Request): Promise<void> {
    return this.take(request, { kind: 'shared' });
  }

  @Open()
  @Post('u/:name/inbox')
  @HttpCode(202)
  person(@Req() request: Request, @Param('name') name: string): Promise<void> {
    return this.take(request, { kind: 'person', name });
  }

  @Open()
  @Post('c/:name/inbox')
  @HttpCode(202)
  community(@Req() request: Request, @Param('name') name: string): Promise<void> {
    return this.take(request, { kind: 'community', name });
  }

  private async take(request: Request, box: Box): Promise<void> {
    const rawBody = await readRawBody(request);
    const { method, originalUrl, rawHeaders } = request;
    const url = `${this.config.publicUrl}${originalUrl}`;
    await this.door.receive({ method, url, headers: headerListOf(rawHeaders), rawBody }, box);
  }
}
