export { Courier, type Signers } from './courier.js';
export { DeadLetterOffice, type DeadLetters } from './dead-letter-office.js';
export { Deliverer, type DelivererParts, type SendingPolicy } from './deliverer.js';
export { Outbox, type ActivityToPublish, type ActivityToRelay } from './outbox.js';
export { PeerHealth } from './peer-health.js';
export { type Recipients } from './recipients.js';
export { TellOthers, type TellingParts } from './tell-others.js';
