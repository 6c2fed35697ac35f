import { communities } from './communities.js';
import { documents } from './documents.js';
import { endorsements } from './endorsements.js';
import { events } from './events.js';
import { pathways } from './pathways.js';
import { people } from './people.js';
import { articles, followedTopics, follows, statuses } from './publications.js';
import type { DemoContent } from './shape.js';
import { skills } from './skills.js';
import { joinRequests, readThrough, reports } from './state.js';
import { contractsRoomThreads } from './threads/contracts-room/index.js';
import { digidolThreads } from './threads/digidol/index.js';
import { homesAndCareThreads } from './threads/homes-and-care/index.js';
import { serviceCraftThreads } from './threads/service-craft/index.js';
import { videos } from './videos.js';

/** Northfield Council: what `npm start` shows on its first run. */
export const demoContent: DemoContent = {
  people,
  skills,
  endorsements,
  communities,
  threads: [...serviceCraftThreads, ...digidolThreads, ...homesAndCareThreads, ...contractsRoomThreads],
  videos,
  documents,
  pathways,
  articles,
  statuses,
  follows,
  followedTopics,
  events,
  readThrough,
  joinRequests,
  reports,
};
