import { admin } from './admin.js';
import { common } from './common.js';
import { communities } from './communities.js';
import { contributions } from './contributions.js';
import { discussion } from './discussion.js';
import { documents } from './documents.js';
import { errors } from './errors/index.js';
import { events } from './events.js';
import { facilitation } from './facilitation.js';
import { identity } from './identity.js';
import { mail } from './mail.js';
import { moderation } from './moderation.js';
import { notifications } from './notifications.js';
import { partners } from './partners.js';
import { pathways } from './pathways.js';
import { people } from './people.js';
import { publishing } from './publishing.js';
import { realtime } from './realtime.js';
import { recorder } from './recorder.js';
import { search } from './search.js';
import { settings } from './settings.js';
import { skills } from './skills.js';
import { video } from './video.js';
import { worth } from './worth.js';

export const catalogue = {
  admin,
  common,
  communities,
  contributions,
  discussion,
  documents,
  errors,
  facilitation,
  events,
  identity,
  mail,
  moderation,
  notifications,
  partners,
  pathways,
  people,
  publishing,
  realtime,
  recorder,
  search,
  settings,
  skills,
  video,
  worth,
} as const;
