export type { MailContent } from './mail-content.js';
export { MailModule } from './mail.module.js';
export { Mail } from './mail.js';
export { mailStatusOf } from './status-of.js';
