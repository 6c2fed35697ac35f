import { Controller, Inject, Optional } from '@nestjs/common';

import {
  decideAgreement,
  draftAgreement,
  endAgreement,
  listAgreements,
  proposeAgreement,
  type AgreementView,
  type OperationAnswer,
  type OperationInput,
} from '#libs/contracts';
import { Input, Me, Route } from '#libs/http';
import { DomainError, type AccountViewer } from '#libs/kernel';

import type { Agreements } from '../agreements/agreements.js';
import { PartnerDesk } from './partner-desk.js';

/** Agreements with other servers. Where federation is off, every operation answers `federation.off`. */
@Controller()
export class AgreementsController {
  constructor(@Optional() @Inject(PartnerDesk) private readonly there: PartnerDesk | undefined) {}

  private get agreements(): Agreements {
    if (this.there === undefined) throw new DomainError('federation.off');
    return this.there.agreements;
  }

  @Route(listAgreements)
  async list(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof listAgreements>,
  ): Promise<OperationAnswer<typeof listAgreements>> {
    return this.agreements.list(me, params.host);
  }

  @Route(draftAgreement)
  async draft(
    @Me() me: AccountViewer,
    @Input() { params, body }: OperationInput<typeof draftAgreement>,
  ): Promise<AgreementView> {
    return this.agreements.draft(me, params.host, body);
  }

  @Route(proposeAgreement)
  async propose(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof proposeAgreement>,
  ): Promise<AgreementView> {
    return this.agreements.propose(me, params.host);
  }

  @Route(decideAgreement)
  async decide(
    @Me() me: AccountViewer,
    @Input() { params, body }: OperationInput<typeof decideAgreement>,
  ): Promise<AgreementView> {
    return this.agreements.decide(me, params.agreementId, body.accepted);
  }

  @Route(endAgreement)
  async end(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof endAgreement>,
  ): Promise<AgreementView> {
    return this.agreements.end(me, params.agreementId);
  }
}
