import { Module } from '@nestjs/common';

import { declaredJobs, Jobs } from '#libs/jobs';

import { AgreementsController } from './partners/agreements.controller.js';
import { consoleControllers } from './partners/console-controllers.js';
import { PartnersController } from './partners/partners.controller.js';

/**
 * What there is where federation is off: the operations of administrators, which say so. Should another server of the same
 * process federate, its jobs have a handler here as well, which drops them.
 */
@Module({ controllers: [PartnersController, AgreementsController, ...consoleControllers] })
export class FederationOffModule {
  constructor(jobs: Jobs) {
    const ofFederation = declaredJobs().filter(({ name }) => name.startsWith('federation.'));
    for (const job of ofFederation) jobs.handle(job, async () => undefined);
  }
}
