export { MediaModule } from './media.module.js';
export { mediaStatusOf } from './status-of.js';
export { ReadVideos } from './videos/read-videos.js';
export { UPLOAD_ADDRESSES } from './uploads/answer-tus.js';
