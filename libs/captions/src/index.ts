export { captionsStatusOf, type CaptionsProblem } from './captions-problem.js';
export { CAPTION_LIMITS, type Cue } from './cue.js';
export { readCaptions } from './read-captions.js';
export { suggestChapters, type Chapter } from './suggest-chapters.js';
export { writeWebVtt } from './write-webvtt.js';
