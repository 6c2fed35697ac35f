import { Module } from '@nestjs/common';

import { DiscussionModule } from '#libs/discussion';
import { FilesModule } from '#libs/files';

import { StartProcessing } from './processing/start-processing.js';
import { AnswerTus } from './uploads/answer-tus.js';
import { UploadController } from './uploads/upload.controller.js';
import { Uploads } from './uploads/uploads.js';
import { CreateVideo } from './videos/create-video.js';
import { DeleteVideo } from './videos/delete-video.js';
import { PublishVideo } from './videos/publish-video.js';
import { ReadVideos } from './videos/read-videos.js';
import { RetryVideo } from './videos/retry-video.js';
import { UpdateVideo } from './videos/update-video.js';
import { VideoStateController } from './videos/video-state.controller.js';
import { VideoController } from './videos/video.controller.js';

/** Videos and sound recordings: how they arrive, what is made of them, and who plays them. */
@Module({
  imports: [DiscussionModule, FilesModule],
  controllers: [UploadController, VideoController, VideoStateController],
  providers: [
    AnswerTus,
    CreateVideo,
    DeleteVideo,
    PublishVideo,
    ReadVideos,
    RetryVideo,
    StartProcessing,
    UpdateVideo,
    Uploads,
  ],
})
export class MediaModule {}
