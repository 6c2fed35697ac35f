export { demoContent } from './content/index.js';
export { DemoClock } from './demo-clock.js';
export { DemoStage } from './demo-stage.js';
export { removeDemo, type RemovedDemo } from './remove-demo.js';
export { inventPassword, isEmpty, isHalfMade, seedDemo } from './seed-demo.js';
