export { Outbox } from './delivery/outbox.js';
export { FederationOffModule } from './federation-off.module.js';
export { FederationModule } from './federation.module.js';
export { INBOX_ADDRESSES } from './inbox/inbox-box.js';
export { Addresses } from './outgoing/addresses.js';
export { ServeDocuments } from './serving/serve-documents.js';
export { signCavage } from './signatures/sign-request.js';
export { federationStatusOf } from './status-of.js';
