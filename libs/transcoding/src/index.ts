export { examineMedia } from './examine/examine-media.js';
export { factsOfExcerpt, type Excerpt } from './excerpt.js';
export { extractSpeech } from './extract-speech.js';
export type { AudioFacts, Container, MediaFacts, VideoFacts } from './media-facts.js';
export { MediaRefused, type RefusalCode } from './media-refused.js';
export { findFfmpeg, type Ffmpeg } from './process/find-ffmpeg.js';
export type * from './renditions.js';
export { transcode } from './transcode.js';
