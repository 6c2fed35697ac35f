export { completedByWatching } from './completed-by-watching.js';
export { LearningModule } from './learning.module.js';
export { learningStatusOf } from './status-of.js';
