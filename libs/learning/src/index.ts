export { completedByWatching } from './completed-by-watching.js';
export { CreatePathway } from './create-pathway.js';
export { LearningModule } from './learning.module.js';
export { learningStatusOf } from './status-of.js';
export { UpdatePathway } from './update-pathway.js';
