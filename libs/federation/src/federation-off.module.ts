import { Module } from '@nestjs/common';

import { Jobs, type Job } from '#libs/jobs';

import { peerJobs } from './actors/peer-jobs.js';
import { agreementReviewJob } from './agreements/review-agreements.js';
import { AgreementsController } from './partners/agreements.controller.js';
import { directoryJobs } from './partners/directory-jobs.js';
import { PartnersController } from './partners/partners.controller.js';

/**
 * What there is where federation is off: the operations of administrators, which say so. Jobs that were left when it was
 * turned off are dropped.
 */
@Module({ controllers: [PartnersController, AgreementsController] })
export class FederationOffModule {
  constructor(jobs: Jobs) {
    const left = [...Object.values(peerJobs()), ...Object.values(directoryJobs()), agreementReviewJob()];
    for (const job of left as Job[]) jobs.handle(job, async () => undefined);
  }
}
