import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';

import {
  deleteVideoCaptions,
  explainMissingCaptions,
  readVideoCaptions,
  saveVideoCaptions,
  type CaptionsView,
  type MissingCaptionsView,
  type OperationInput,
} from '#libs/contracts';
import { SignedCallers } from '#libs/files';
import { Input, Me, Open, Route, Who } from '#libs/http';
import { isId, notFound, type AccountViewer, type Viewer } from '#libs/kernel';

import { ExplainMissingCaptions } from './explain-missing-captions.js';
import { KeepCaptions } from './keep-captions.js';

@Controller()
export class CaptionsController {
  constructor(
    private readonly captions: KeepCaptions,
    private readonly explainMissing: ExplainMissingCaptions,
    private readonly callers: SignedCallers,
  ) {}

  @Route(explainMissingCaptions)
  explain(
    @Me() me: AccountViewer,
    @Input() input: OperationInput<typeof explainMissingCaptions>,
  ): Promise<MissingCaptionsView> {
    return this.explainMissing.execute(me, input);
  }

  @Route(readVideoCaptions)
  read(
    @Who() viewer: Viewer,
    @Input() { params }: OperationInput<typeof readVideoCaptions>,
  ): Promise<CaptionsView> {
    return this.captions.read(viewer, params);
  }

  @Route(saveVideoCaptions)
  save(
    @Me() me: AccountViewer,
    @Input() input: OperationInput<typeof saveVideoCaptions>,
  ): Promise<CaptionsView> {
    return this.captions.save(me, input);
  }

  @Route(deleteVideoCaptions)
  async delete(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof deleteVideoCaptions>,
  ): Promise<void> {
    await this.captions.remove(me, params);
  }

  /** For other servers, and whoever wants to keep them. */
  @Get('/api/videos/:videoId/captions-:language.vtt')
  @Open()
  async track(
    @Who() viewer: Viewer,
    @Param() { videoId = '', language = '' }: Record<string, string>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    if (!isId(videoId) || (language !== 'en' && language !== 'cy')) throw notFound();
    const file = await this.captions.track(await this.callers.of(viewer, request), { videoId, language });
    response
      .setHeader('Content-Type', 'text/vtt; charset=utf-8')
      .setHeader('Cache-Control', 'private, no-store')
      .end(file);
  }
}
