export * from './discussion-posts.js';
export * from './discussion-reading.js';
export * from './discussion-threads.js';
export * from './discussion-views.js';
export * from './discussion-writing.js';
