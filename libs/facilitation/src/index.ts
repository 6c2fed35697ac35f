export { FacilitationModule } from './facilitation.module.js';
export { StartCommunity } from './start-community.js';
export { TickChecklist } from './tick-checklist.js';
