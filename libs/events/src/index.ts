export { AnswerEvent } from './coming/answer-event.js';
export { KeepEventElsewhere, type EventFromElsewhere } from './elsewhere/keep-event-elsewhere.js';
export { EventsModule } from './events.module.js';
export { ReadEvents } from './read-events.js';
export { eventsStatusOf } from './status-of.js';
export { PlanEvent } from './planning/plan-event.js';
export { ChangeEvent } from './planning/change-event.js';
