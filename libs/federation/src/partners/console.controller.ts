import { Controller, Inject, Optional } from '@nestjs/common';

import {
  listPartnerDeliveries,
  retryPartner,
  traceActivity,
  type OperationAnswer,
  type OperationInput,
} from '#libs/contracts';
import { Input, Me, Route } from '#libs/http';
import { DomainError, type AccountViewer } from '#libs/kernel';
import { canonicalHost } from '#libs/safe-fetch';

import { ConsoleDesk } from './console-desk.js';

/** What goes between this server and others. Where federation is off, every operation answers `federation.off`. */
@Controller()
export class ConsoleController {
  constructor(@Optional() @Inject(ConsoleDesk) private readonly there: ConsoleDesk | undefined) {}

  private get desk(): ConsoleDesk {
    if (this.there === undefined) throw new DomainError('federation.off');
    return this.there;
  }

  @Route(listPartnerDeliveries)
  async deliveries(
    @Me() me: AccountViewer,
    @Input() { params, query }: OperationInput<typeof listPartnerDeliveries>,
  ): Promise<OperationAnswer<typeof listPartnerDeliveries>> {
    return this.desk.deliveries.list(me, params.host, query);
  }

  @Route(retryPartner)
  async retry(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof retryPartner>,
  ): Promise<OperationAnswer<typeof retryPartner>> {
    return { count: await this.desk.letters.retryNow(me, canonicalHost(params.host) ?? '') };
  }

  @Route(traceActivity)
  async trace(
    @Me() me: AccountViewer,
    @Input() { query }: OperationInput<typeof traceActivity>,
  ): Promise<OperationAnswer<typeof traceActivity>> {
    return { items: await this.desk.trace.execute(me, query.of) };
  }
}
