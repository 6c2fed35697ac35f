import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';

import { CONFIG, type Config } from '#libs/config';
import { Open, servedOperations, openApiOf } from '#libs/http';

import { Readiness } from './readiness.js';
import { statusOf } from './status-of.js';

/** Probes for operators' tools; they tell up or down and nothing else. */
@Controller()
export class ProbeController {
  constructor(
    private readonly readiness: Readiness,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('/healthz')
  @Open()
  health(): string {
    return 'ok';
  }

  @Get('/readyz')
  @Open()
  async ready(@Res() response: Response): Promise<void> {
    const ready = await this.readiness.isReady();
    if (!ready) response.setHeader('Retry-After', '5');
    response
      .status(ready ? 200 : 503)
      .type('text/plain')
      .send(ready ? 'ready' : 'not ready');
  }

  @Get('/api/openapi.json')
  @Open()
  openApi(): unknown {
    return openApiOf(servedOperations.values(), {
      url: '/',
      cookie: `${this.config.cookies.prefix}guildhall`,
      statusOf,
    });
  }
}
