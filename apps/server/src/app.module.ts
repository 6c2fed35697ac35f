import { Module, type DynamicModule } from '@nestjs/common';

import { CommunitiesModule } from '#libs/communities';
import { DiscussionModule } from '#libs/discussion';
import { DocumentsModule } from '#libs/documents';
import { EventsModule } from '#libs/events';
import { FacilitationModule } from '#libs/facilitation';
import { FederationModule, FederationOffModule } from '#libs/federation';
import { FilesModule } from '#libs/files';
import { IdentityModule } from '#libs/identity';
import { JobsModule } from '#libs/jobs';
import { LearningModule } from '#libs/learning';
import { LearningRecordsModule } from '#libs/learning-records';
import { MailModule } from '#libs/mail';
import { MediaModule } from '#libs/media';
import { ModerationModule } from '#libs/moderation';
import { NotificationsModule } from '#libs/notifications';
import { PeopleModule } from '#libs/people';
import { PublishingModule } from '#libs/publishing';
import { SearchModule } from '#libs/search';

import { PlatformModule, type Platform } from './platform.module.js';
import { ProbeController } from './probe.controller.js';
import { Readiness } from './readiness.js';

/** Composition only: the libraries that make up the server. */
@Module({})
export class AppModule {
  static of(platform: Platform, readiness: Readiness): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.of(platform),
        JobsModule,
        MailModule,
        IdentityModule,
        CommunitiesModule,
        DiscussionModule,
        DocumentsModule,
        FacilitationModule,
        EventsModule,
        FilesModule,
        LearningModule,
        MediaModule,
        PeopleModule,
        PublishingModule,
        LearningRecordsModule,
        NotificationsModule,
        ModerationModule,
        SearchModule,
        platform.config.federation.mode === 'off' ? FederationOffModule : FederationModule,
      ],
      controllers: [ProbeController],
      providers: [{ provide: Readiness, useValue: readiness }],
    };
  }
}
