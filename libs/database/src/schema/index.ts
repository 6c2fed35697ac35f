import type { InferKyselyDB } from '@mikro-orm/sql';

import * as communities from './communities.js';
import * as discussion from './discussion.js';
import * as documents from './documents.js';
import * as events from './events.js';
import * as facilitation from './facilitation.js';
import * as federation from './federation.js';
import * as feeds from './feeds.js';
import * as files from './files.js';
import * as identity from './identity.js';
import * as instance from './instance.js';
import * as learningRecords from './learning-records.js';
import * as learning from './learning.js';
import * as media from './media.js';
import * as moderation from './moderation.js';
import * as notifications from './notifications.js';
import * as people from './people.js';
import * as platform from './platform.js';
import * as publishing from './publishing.js';
import * as search from './search.js';
import * as videosElsewhere from './videos-elsewhere.js';
import * as worth from './worth.js';

const areas = {
  ...communities,
  ...discussion,
  ...documents,
  ...facilitation,
  ...events,
  ...federation,
  ...feeds,
  ...files,
  ...identity,
  ...instance,
  ...learningRecords,
  ...learning,
  ...media,
  ...moderation,
  ...notifications,
  ...people,
  ...platform,
  ...publishing,
  ...search,
  ...videosElsewhere,
  ...worth,
};

/** Every table as a MikroORM entity schema. */
export const entities = Object.values(areas);

/** Row types of every table, for Kysely. */
export type Tables = InferKyselyDB<(typeof areas)[keyof typeof areas]>;
