import { Controller, Get, Param, Res } from '@nestjs/common';
import type { Response } from 'express';

import {
  readVideoChapters,
  saveVideoChapters,
  suggestVideoChapters,
  type ChaptersView,
  type OperationAnswer,
  type OperationInput,
} from '#libs/contracts';
import { Input, Me, Open, Route, Who } from '#libs/http';
import { isId, notFound, type AccountViewer, type Viewer } from '#libs/kernel';

import { KeepChapters } from './keep-chapters.js';

@Controller()
export class ChaptersController {
  constructor(private readonly chapters: KeepChapters) {}

  @Route(readVideoChapters)
  read(
    @Who() viewer: Viewer,
    @Input() { params }: OperationInput<typeof readVideoChapters>,
  ): Promise<ChaptersView> {
    return this.chapters.read(viewer, params.videoId);
  }

  @Route(saveVideoChapters)
  save(
    @Me() me: AccountViewer,
    @Input() input: OperationInput<typeof saveVideoChapters>,
  ): Promise<ChaptersView> {
    return this.chapters.save(me, input);
  }

  @Route(suggestVideoChapters)
  suggest(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof suggestVideoChapters>,
  ): Promise<OperationAnswer<typeof suggestVideoChapters>> {
    return this.chapters.suggest(me, params.videoId);
  }

  @Get('/api/videos/:videoId/chapters.vtt')
  @Open()
  async track(
    @Who() viewer: Viewer,
    @Param('videoId') videoId: string,
    @Res() response: Response,
  ): Promise<void> {
    if (!isId(videoId)) throw notFound();
    const file = await this.chapters.track(viewer, videoId);
    response
      .setHeader('Content-Type', 'text/vtt; charset=utf-8')
      .setHeader('Cache-Control', 'private, no-store')
      .end(file);
  }
}
