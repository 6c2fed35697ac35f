export { CommandEngine } from './command-engine.js';
export { HttpEngine } from './http-engine.js';
export { SpeechFailed, type Speech, type SpeechEngine } from './speech-engine.js';
