export { countGivenUp, type GivenUp } from './count-given-up.js';
export { declaredJobs, defineJob, type Job, type RetryPolicy } from './define-job.js';
export { DomainEventBus } from './domain-event-bus.js';
export { Jobs, type Attempt, type JobsOptions } from './jobs.js';
export { JobsModule } from './jobs.module.js';
export { prune } from './prune.js';
export { type EventOf } from './subscriber.js';
