import { serializeInnerList, serializeItem, type InnerList } from 'structured-headers';

import { componentOf, type MessageComponent } from './message-components.js';

/**
 * The signature base of RFC 9421, section 2.5: a line for each covered component, and the parameters last. `valueOf`
 * gives a component's value in the message.
 */
export function signatureBase(member: InnerList, valueOf: (component: MessageComponent) => string): string {
  const lines = member[0].map((item) => `${serializeItem(item)}: ${valueOf(componentOf(item))}`);
  return [...lines, `"@signature-params": ${serializeInnerList(member)}`].join('\n');
}
