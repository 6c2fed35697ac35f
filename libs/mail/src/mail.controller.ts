import { Controller } from '@nestjs/common';

import {
  listMail,
  readMail,
  sendMailAgain,
  type MailSummary,
  type MailView,
  type OperationAnswer,
  type OperationInput,
} from '#libs/contracts';
import { Input, Me, Route } from '#libs/http';
import type { AccountViewer } from '#libs/kernel';

import { MailOutbox } from './mail-outbox.js';

/** The mail outbox over HTTP. */
@Controller()
export class MailController {
  constructor(private readonly outbox: MailOutbox) {}

  @Route(listMail)
  list(
    @Me() me: AccountViewer,
    @Input() { query }: OperationInput<typeof listMail>,
  ): Promise<OperationAnswer<typeof listMail>> {
    return this.outbox.list(me, query);
  }

  @Route(readMail)
  read(@Input() { params }: OperationInput<typeof readMail>): Promise<MailView> {
    return this.outbox.read(params.mailId);
  }

  @Route(sendMailAgain)
  sendAgain(@Input() { params }: OperationInput<typeof sendMailAgain>): Promise<MailSummary> {
    return this.outbox.sendAgain(params.mailId);
  }
}
