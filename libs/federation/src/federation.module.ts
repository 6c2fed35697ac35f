import { Module } from '@nestjs/common';

import { CommunitiesModule } from '#libs/communities';
import { DiscussionModule } from '#libs/discussion';
import { EventsModule } from '#libs/events';
import { FilesModule } from '#libs/files';
import { MediaModule } from '#libs/media';
import { ModerationModule } from '#libs/moderation';
import { PeopleModule } from '#libs/people';

import { RemoteActors } from './actors/remote-actors.js';
import { belongingProviders } from './belonging/belonging-providers.js';
import { bundleProviders } from './bundles/bundle-providers.js';
import { cardProviders } from './cards/card-providers.js';
import { deliveryProviders } from './delivery/delivery-providers.js';
import { tellingProviders } from './delivery/telling-providers.js';
import { erasureProviders } from './erasure/erasure-providers.js';
import { followingProviders } from './following/following-providers.js';
import { historyProviders } from './history/history-providers.js';
import { inboxProviders } from './inbox/inbox-providers.js';
import { TakeActivities } from './inbox/take-activities.js';
import { KeyRing } from './keys/key-ring.js';
import { organisationProviders } from './organisations/organisation-providers.js';
import { AgreementsController } from './partners/agreements.controller.js';
import { consoleControllers } from './partners/console-controllers.js';
import { partnerProviders } from './partners/partner-providers.js';
import { PartnersController } from './partners/partners.controller.js';
import { peerProviders } from './peer-providers.js';
import { pictureProviders } from './pictures/picture-providers.js';
import { ActorRoutes } from './serving/actor-routes.js';
import { AnswerDiscovery } from './serving/answer-discovery.js';
import { AnswerWebFinger } from './serving/answer-webfinger.js';
import { ContentRoutes } from './serving/content-routes.js';
import { DocumentRoutes } from './serving/document-routes.js';
import { FindPage } from './serving/find-page.js';
import { NoteReaders } from './serving/note-readers.js';
import { ReadActivities } from './serving/read-activities.js';
import { ReadGroups } from './serving/read-groups.js';
import { ReadInstance } from './serving/read-instance.js';
import { ReadOrganisationCard } from './serving/read-organisation-card.js';
import { ReadOutboxes } from './serving/read-outboxes.js';
import { ReadPeople } from './serving/read-people.js';
import { ReadPosts } from './serving/read-posts.js';
import { ReadPublicationDocuments } from './serving/read-publications.js';
import { ReadThreads } from './serving/read-threads.js';
import { SENDERS } from './serving/senders.js';
import { ServeDocuments } from './serving/serve-documents.js';
import { SignedViewer } from './serving/signed-viewer.js';
import { videoProviders } from './videos/video-providers.js';

/** What other servers read of this instance. */
const serving = [
  ActorRoutes,
  AnswerDiscovery,
  ContentRoutes,
  AnswerWebFinger,
  DocumentRoutes,
  FindPage,
  NoteReaders,
  ReadActivities,
  ReadGroups,
  ReadInstance,
  ReadOrganisationCard,
  ReadOutboxes,
  ReadPeople,
  ReadPosts,
  ReadPublicationDocuments,
  ReadThreads,
  ServeDocuments,
  SignedViewer,
];

/** ActivityPub: the part of the program that other servers talk to. It is left out where federation is off. */
@Module({
  imports: [
    CommunitiesModule,
    DiscussionModule,
    EventsModule,
    FilesModule,
    MediaModule,
    ModerationModule,
    PeopleModule,
  ],
  controllers: [PartnersController, AgreementsController, ...consoleControllers],
  providers: [
    KeyRing,
    TakeActivities,
    ...peerProviders,
    ...serving,
    ...inboxProviders,
    ...deliveryProviders,
    ...tellingProviders,
    ...followingProviders,
    ...belongingProviders,
    ...bundleProviders,
    ...cardProviders,
    ...erasureProviders,
    ...historyProviders,
    ...organisationProviders,
    ...partnerProviders,
    ...pictureProviders,
    ...videoProviders,
    { provide: SENDERS, useExisting: RemoteActors },
  ],
})
export class FederationModule {}
