import { Migration2026112401Identity } from './20261124-01-identity.js';
import { Migration2026112402Communities } from './20261124-02-communities.js';
import { Migration2026112403Discussion } from './20261124-03-discussion.js';
import { Migration2026112404Platform } from './20261124-04-platform.js';
import { Migration2026112405Search } from './20261124-05-search.js';
import { Migration2026112501DeletedThreads } from './20261125-01-deleted-threads.js';
import { Migration2026112502Pruning } from './20261125-02-pruning.js';
import { Migration2026112601DraftVersions } from './20261126-01-draft-versions.js';
import { Migration2026112602Media } from './20261126-02-media.js';
import { Migration2026112603Captions } from './20261126-03-captions.js';
import { Migration2026112610Excerpt } from './20261126-10-excerpt.js';
import { Migration2026112611VideoTags } from './20261126-11-video-tags.js';
import { Migration2026112620WorkerTools } from './20261126-20-worker-tools.js';
import { Migration2026112621CaptionWaivers } from './20261126-21-caption-waivers.js';
import { Migration2026112622WatchRecords } from './20261126-22-watch-records.js';
import { Migration2026112623Chapters } from './20261126-23-chapters.js';
import { Migration2026112624CaptionStyle } from './20261126-24-caption-style.js';
import { Migration2026112630Worth } from './20261126-30-worth.js';
import { Migration2026112631Freshness } from './20261126-31-freshness.js';
import { Migration2026112632Pathways } from './20261126-32-pathways.js';
import { Migration2026112640LearningRecords } from './20261126-40-learning-records.js';
import { Migration2026112641Feeds } from './20261126-41-feeds.js';

/** Every migration in the order in which they run; names are kept for ever. */
export const migrations = [
  { name: '20261124-01-identity', class: Migration2026112401Identity },
  { name: '20261124-02-communities', class: Migration2026112402Communities },
  { name: '20261124-03-discussion', class: Migration2026112403Discussion },
  { name: '20261124-04-platform', class: Migration2026112404Platform },
  { name: '20261124-05-search', class: Migration2026112405Search },
  { name: '20261125-01-deleted-threads', class: Migration2026112501DeletedThreads },
  { name: '20261125-02-pruning', class: Migration2026112502Pruning },
  { name: '20261126-01-draft-versions', class: Migration2026112601DraftVersions },
  { name: '20261126-02-media', class: Migration2026112602Media },
  { name: '20261126-03-captions', class: Migration2026112603Captions },
  { name: '20261126-10-excerpt', class: Migration2026112610Excerpt },
  { name: '20261126-11-video-tags', class: Migration2026112611VideoTags },
  { name: '20261126-20-worker-tools', class: Migration2026112620WorkerTools },
  { name: '20261126-21-caption-waivers', class: Migration2026112621CaptionWaivers },
  { name: '20261126-22-watch-records', class: Migration2026112622WatchRecords },
  { name: '20261126-23-chapters', class: Migration2026112623Chapters },
  { name: '20261126-24-caption-style', class: Migration2026112624CaptionStyle },
  { name: '20261126-30-worth', class: Migration2026112630Worth },
  { name: '20261126-31-freshness', class: Migration2026112631Freshness },
  { name: '20261126-32-pathways', class: Migration2026112632Pathways },
  { name: '20261126-40-learning-records', class: Migration2026112640LearningRecords },
  { name: '20261126-41-feeds', class: Migration2026112641Feeds },
];
