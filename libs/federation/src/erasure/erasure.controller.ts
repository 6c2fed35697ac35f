import { Controller, Inject, Optional } from '@nestjs/common';

import {
  listErasures,
  readErasure,
  retryErasure,
  type OperationAnswer,
  type OperationInput,
} from '#libs/contracts';
import { Input, Me, Route } from '#libs/http';
import { DomainError, type AccountViewer } from '#libs/kernel';

import { ErasureDesk } from './erasure-desk.js';

/** Evidence that people who left were forgotten elsewhere. Where federation is off, every operation answers `federation.off`. */
@Controller()
export class ErasureController {
  constructor(@Optional() @Inject(ErasureDesk) private readonly there: ErasureDesk | undefined) {}

  private get desk(): ErasureDesk {
    if (this.there === undefined) throw new DomainError('federation.off');
    return this.there;
  }

  @Route(listErasures)
  async list(
    @Me() me: AccountViewer,
    @Input() { query }: OperationInput<typeof listErasures>,
  ): Promise<OperationAnswer<typeof listErasures>> {
    return this.desk.evidence.list(me, query);
  }

  @Route(readErasure)
  async read(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof readErasure>,
  ): Promise<OperationAnswer<typeof readErasure>> {
    return this.desk.evidence.read(me, params.personId);
  }

  @Route(retryErasure)
  async retry(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof retryErasure>,
  ): Promise<OperationAnswer<typeof retryErasure>> {
    return { count: await this.desk.asking.retry(me, params.personId) };
  }
}
