import { Controller, Inject, Optional } from '@nestjs/common';

import {
  decidePartner,
  listPartners,
  readPartner,
  sendAgainToPartner,
  setPartnerQuota,
  type OperationAnswer,
  type OperationInput,
} from '#libs/contracts';
import { Input, Me, Route } from '#libs/http';
import { DomainError, type AccountViewer } from '#libs/kernel';
import { canonicalHost } from '#libs/safe-fetch';

import { PartnerDesk } from './partner-desk.js';

/** What administrators do about other servers. Where federation is off, every operation answers `federation.off`. */
@Controller()
export class PartnersController {
  constructor(@Optional() @Inject(PartnerDesk) private readonly there: PartnerDesk | undefined) {}

  private get desk(): PartnerDesk {
    if (this.there === undefined) throw new DomainError('federation.off');
    return this.there;
  }

  @Route(listPartners)
  async list(
    @Me() me: AccountViewer,
    @Input() { query }: OperationInput<typeof listPartners>,
  ): Promise<OperationAnswer<typeof listPartners>> {
    return this.desk.partners.list(me, query);
  }

  @Route(readPartner)
  async read(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof readPartner>,
  ): Promise<OperationAnswer<typeof readPartner>> {
    return this.desk.partners.read(me, params.host);
  }

  @Route(decidePartner)
  async decide(
    @Me() me: AccountViewer,
    @Input() { params, body }: OperationInput<typeof decidePartner>,
  ): Promise<OperationAnswer<typeof decidePartner>> {
    await this.desk.policy.execute(me, params.host, body.policy);
    return this.desk.partners.read(me, params.host);
  }

  @Route(setPartnerQuota)
  async setQuota(
    @Me() me: AccountViewer,
    @Input() { params, body }: OperationInput<typeof setPartnerQuota>,
  ): Promise<OperationAnswer<typeof setPartnerQuota>> {
    await this.desk.quota.execute(me, params.host, body);
    return this.desk.partners.read(me, params.host);
  }

  @Route(sendAgainToPartner)
  async sendAgain(
    @Me() me: AccountViewer,
    @Input() { params, body }: OperationInput<typeof sendAgainToPartner>,
  ): Promise<OperationAnswer<typeof sendAgainToPartner>> {
    const host = canonicalHost(params.host) ?? '';
    return { count: await this.desk.letters.sendAgain(me, { host, from: new Date(body.from) }) };
  }
}
