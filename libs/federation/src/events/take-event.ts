import { Injectable } from '@nestjs/common';

import type { Transaction } from '#libs/database';
import { KeepEventElsewhere } from '#libs/events';

import type { Content } from '../incoming/documents.js';
import { eventOf } from './event-of.js';

/** Makes a thread from elsewhere that opens with an event one about that event. */
@Injectable()
export class TakeEvent {
  constructor(private readonly events: KeepEventElsewhere) {}

  /** Called in the transaction that stores or changes the thread. Doing it again changes nothing. */
  async take(tx: Transaction, threadId: string, content: Content): Promise<void> {
    const event = eventOf(content);
    if (event !== null) await this.events.keep(tx, threadId, event);
  }
}
