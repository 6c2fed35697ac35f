import { Controller } from '@nestjs/common';

import { publishVideo, retryVideo, type OperationInput, type VideoView } from '#libs/contracts';
import type { OnceKey } from '#libs/database';
import { Input, Me, Once, Route } from '#libs/http';
import type { AccountViewer } from '#libs/kernel';

import { PublishVideo } from './publish-video.js';
import { RetryVideo } from './retry-video.js';

@Controller()
export class VideoStateController {
  constructor(
    private readonly retryVideo: RetryVideo,
    private readonly publishVideo: PublishVideo,
  ) {}

  @Route(retryVideo)
  retry(@Me() me: AccountViewer, @Input() { params }: OperationInput<typeof retryVideo>): Promise<VideoView> {
    return this.retryVideo.execute(me, params.videoId);
  }

  @Route(publishVideo)
  publish(
    @Me() me: AccountViewer,
    @Once() once: OnceKey,
    @Input() input: OperationInput<typeof publishVideo>,
  ): Promise<VideoView> {
    return this.publishVideo.execute(me, once, input);
  }
}
