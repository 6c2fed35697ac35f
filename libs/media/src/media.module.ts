import { Module, type OnModuleInit } from '@nestjs/common';

import { DiscussionModule } from '#libs/discussion';
import { FilesModule } from '#libs/files';
import { DomainEventBus } from '#libs/jobs';

import { CaptionsController } from './captions/captions.controller.js';
import { DraftCaptions } from './captions/draft-captions.js';
import { ExplainMissingCaptions } from './captions/explain-missing-captions.js';
import { KeepCaptions } from './captions/keep-captions.js';
import { RemindOfCaptions } from './captions/remind-of-captions.js';
import { SpokenVideos } from './captions/spoken-videos.js';
import { ChaptersController } from './chapters/chapters.controller.js';
import { KeepChapters } from './chapters/keep-chapters.js';
import { FetchParts } from './elsewhere/fetch-parts.js';
import { KeepVideoElsewhere } from './elsewhere/keep-video-elsewhere.js';
import { KeptParts } from './elsewhere/kept-parts.js';
import { MediaElsewhere } from './elsewhere/media-elsewhere.js';
import { PlayElsewhere } from './elsewhere/play-elsewhere.js';
import { PlaylistsElsewhere } from './elsewhere/playlists-elsewhere.js';
import { TidyElsewhere } from './elsewhere/tidy-elsewhere.js';
import { FeedsModule } from './feeds/feeds.module.js';
import { FreshnessController } from './freshness/freshness.controller.js';
import { ReplaceFile } from './freshness/replace-file.js';
import { ReviewVideo } from './freshness/review-video.js';
import { TellOfReviews } from './freshness/tell-of-reviews.js';
import { PlayVideo } from './playback/play-video.js';
import { PlaybackController } from './playback/playback.controller.js';
import { Attempts } from './processing/attempts.js';
import { KeepFiles } from './processing/keep-files.js';
import { MediaLeftovers } from './processing/media-leftovers.js';
import { ProcessVideo } from './processing/process-video.js';
import { Publications } from './processing/publications.js';
import { ReportTools } from './processing/report-tools.js';
import { RunProcessing } from './processing/run-processing.js';
import { SourceFile } from './processing/source-file.js';
import { StartProcessing } from './processing/start-processing.js';
import { SweepMedia } from './processing/sweep-media.js';
import { AnswerTus } from './uploads/answer-tus.js';
import { UploadController } from './uploads/upload.controller.js';
import { Uploads } from './uploads/uploads.js';
import { CreateVideo } from './videos/create-video.js';
import { DeleteVideo } from './videos/delete-video.js';
import { ForgetPerson } from './videos/forget-person.js';
import { PublishVideo } from './videos/publish-video.js';
import { ReadVideos } from './videos/read-videos.js';
import { RetryVideo } from './videos/retry-video.js';
import { TagVideo } from './videos/tag-video.js';
import { UpdateVideo } from './videos/update-video.js';
import { VideoStateController } from './videos/video-state.controller.js';
import { VideoController } from './videos/video.controller.js';
import { WatchHistories } from './watching/watch-history.js';
import { WatchRecords } from './watching/watch-records.js';
import { WatchingController } from './watching/watching.controller.js';
import { WorthModule } from './worth/worth.module.js';

/** Videos and sound recordings: how they arrive, what is made of them, and who plays them. */
@Module({
  imports: [DiscussionModule, FeedsModule, FilesModule, WorthModule],
  controllers: [
    CaptionsController,
    FreshnessController,
    ChaptersController,
    PlaybackController,
    UploadController,
    VideoController,
    VideoStateController,
    WatchingController,
  ],
  providers: [
    AnswerTus,
    Attempts,
    CreateVideo,
    DeleteVideo,
    DraftCaptions,
    ExplainMissingCaptions,
    FetchParts,
    ForgetPerson,
    KeepCaptions,
    KeepChapters,
    KeepFiles,
    KeepVideoElsewhere,
    KeptParts,
    MediaElsewhere,
    MediaLeftovers,
    PlayElsewhere,
    PlaylistsElsewhere,
    PlayVideo,
    ProcessVideo,
    Publications,
    PublishVideo,
    ReadVideos,
    RemindOfCaptions,
    ReportTools,
    ReplaceFile,
    RetryVideo,
    ReviewVideo,
    RunProcessing,
    SourceFile,
    SpokenVideos,
    StartProcessing,
    SweepMedia,
    TagVideo,
    TellOfReviews,
    TidyElsewhere,
    UpdateVideo,
    Uploads,
    WatchHistories,
    WatchRecords,
  ],
  exports: [KeepVideoElsewhere, MediaElsewhere],
})
export class MediaModule implements OnModuleInit {
  constructor(
    private readonly bus: DomainEventBus,
    private readonly forgetting: ForgetPerson,
  ) {}

  onModuleInit(): void {
    this.bus.subscribe('media', ['person.removed'], ({ payload }) =>
      this.forgetting.execute(payload.personId),
    );
  }
}
