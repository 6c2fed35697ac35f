import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';

import { SignedCallers } from '#libs/files';
import { Open, Who } from '#libs/http';
import type { Viewer } from '#libs/kernel';

import { PlayVideo } from './play-video.js';

@Controller()
export class PlaybackController {
  constructor(
    private readonly playVideo: PlayVideo,
    private readonly callers: SignedCallers,
  ) {}

  @Get('/api/videos/:videoId/media/:generation/*name')
  @Open()
  async play(@Who() viewer: Viewer, @Req() request: Request, @Res() response: Response): Promise<void> {
    const { videoId = '', generation = '' } = request.params as Record<string, string>;
    const name = [(request.params as { name?: string | string[] }).name ?? []].flat().join('/');
    const caller = await this.callers.of(viewer, request);
    await this.playVideo.execute(caller, { videoId, generation, name }, request, response);
  }
}
