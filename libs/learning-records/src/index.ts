export { countUnsent, type Unsent } from './count-unsent.js';
export { LearningRecordsModule } from './learning-records.module.js';
export { learningRecordsStatusOf } from './status-of.js';
