export * from './operation.js';
export * from './primitives.js';
