export { captionsStatusOf, type CaptionsProblem } from './captions-problem.js';
export { CAPTION_LIMITS, type Cue } from './cue.js';
export { readCaptions } from './read-captions.js';
export { writeWebVtt } from './write-webvtt.js';
