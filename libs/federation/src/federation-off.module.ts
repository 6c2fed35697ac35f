import { Module } from '@nestjs/common';

import { PartnersController } from './partners/partners.controller.js';

/** What there is where federation is off: the operations of administrators, which say so. */
@Module({ controllers: [PartnersController] })
export class FederationOffModule {}
