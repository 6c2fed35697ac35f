import { accountExamples } from './accounts.fixture.js';
import { bundleExamples } from './bundles.fixture.js';
import { communityExamples } from './communities.fixture.js';
import { communityInvitationExamples } from './community-invitations.fixture.js';
import { consoleExamples } from './console.fixture.js';
import { contributionExamples } from './contributions.fixture.js';
import { documentExamples } from './documents.fixture.js';
import { endorsementExamples } from './endorsements.fixture.js';
import { eventExamples } from './events.fixture.js';
import type { Example } from './example.fixture.js';
import { expertiseCardExamples } from './expertise-cards.fixture.js';
import { expertExamples } from './experts.fixture.js';
import { facilitationExamples } from './facilitation.fixture.js';
import { feedExamples } from './feeds.fixture.js';
import { followingExamples } from './following.fixture.js';
import { instanceExamples } from './instance.fixture.js';
import { learningRecordExamples } from './learning-records.fixture.js';
import { membershipExamples } from './membership.fixture.js';
import { partnerExamples } from './partners.fixture.js';
import { pathwayExamples } from './pathways.fixture.js';
import { peopleExamples } from './people.fixture.js';
import { postExamples } from './posts.fixture.js';
import { publicationExamples } from './publications.fixture.js';
import { readingExamples } from './reading.fixture.js';
import { reportExamples } from './reports.fixture.js';
import { signingInExamples } from './signing-in.fixture.js';
import { skillExamples } from './skills.fixture.js';
import { threadExamples } from './threads.fixture.js';
import { videoExamples } from './videos.fixture.js';
import { watchingExamples } from './watching.fixture.js';
import { worthExamples } from './worth.fixture.js';

/** An example of every operation, by the operation's id. */
export const examples: ReadonlyMap<string, Example> = new Map(
  [
    ...accountExamples,
    ...bundleExamples,
    ...communityExamples,
    ...communityInvitationExamples,
    ...consoleExamples,
    ...contributionExamples,
    ...documentExamples,
    ...endorsementExamples,
    ...eventExamples,
    ...expertExamples,
    ...expertiseCardExamples,
    ...facilitationExamples,
    ...feedExamples,
    ...followingExamples,
    ...instanceExamples,
    ...learningRecordExamples,
    ...membershipExamples,
    ...partnerExamples,
    ...pathwayExamples,
    ...peopleExamples,
    ...postExamples,
    ...publicationExamples,
    ...readingExamples,
    ...reportExamples,
    ...signingInExamples,
    ...skillExamples,
    ...threadExamples,
    ...videoExamples,
    ...worthExamples,
    ...watchingExamples,
  ].map((each) => [each.operation.id, each]),
);
