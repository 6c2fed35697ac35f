export { LearningModule } from './learning.module.js';
export { learningStatusOf } from './status-of.js';
