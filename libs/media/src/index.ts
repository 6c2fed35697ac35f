export { KeepCaptions } from './captions/keep-captions.js';
export { KeepVideoElsewhere, type VideoFromElsewhere } from './elsewhere/keep-video-elsewhere.js';
export {
  MediaElsewhere,
  type MediaSource,
  type Wanted,
  type WantedStream,
} from './elsewhere/media-elsewhere.js';
export { MediaModule } from './media.module.js';
export { ProcessVideo } from './processing/process-video.js';
export { mediaStatusOf } from './status-of.js';
export { CreateVideo } from './videos/create-video.js';
export { PublishVideo } from './videos/publish-video.js';
export { ReadVideos } from './videos/read-videos.js';
export { UPLOAD_ADDRESSES } from './uploads/answer-tus.js';
export { Uploads } from './uploads/uploads.js';
export { MarkVideo } from './worth/mark-video.js';
