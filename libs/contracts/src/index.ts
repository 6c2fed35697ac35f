export * from './communities.js';
export * from './community-views.js';
export * from './discussion.js';
export * from './live.js';
export * from './membership.js';
export * from './operation.js';
export * from './person-card.js';
export * from './primitives.js';
