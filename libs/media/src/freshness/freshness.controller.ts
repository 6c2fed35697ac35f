import { Controller } from '@nestjs/common';

import { replaceVideoFile, reviewVideo, type OperationInput, type VideoView } from '#libs/contracts';
import { Input, Me, Route } from '#libs/http';
import type { AccountViewer } from '#libs/kernel';

import { ReplaceFile } from './replace-file.js';
import { ReviewVideo } from './review-video.js';

@Controller()
export class FreshnessController {
  constructor(
    private readonly reviewVideo: ReviewVideo,
    private readonly replaceFile: ReplaceFile,
  ) {}

  @Route(reviewVideo)
  review(@Me() me: AccountViewer, @Input() input: OperationInput<typeof reviewVideo>): Promise<VideoView> {
    return this.reviewVideo.execute(me, input);
  }

  @Route(replaceVideoFile)
  replace(
    @Me() me: AccountViewer,
    @Input() { params, body }: OperationInput<typeof replaceVideoFile>,
  ): Promise<VideoView> {
    return this.replaceFile.execute(me, params.videoId, body.uploadId);
  }
}
