import { communities } from './communities.js';
import { discussion } from './discussion.js';
import { documents } from './documents.js';
import { events } from './events.js';
import { federation } from './federation.js';
import { files } from './files.js';
import { general } from './general.js';
import { identity } from './identity.js';
import { learning } from './learning.js';
import { mail } from './mail.js';
import { media } from './media.js';
import { moderation } from './moderation.js';
import { notifications } from './notifications.js';
import { people } from './people.js';
import { publishing } from './publishing.js';
import { search } from './search.js';

/** A sentence for every failure code. */
export const errors = {
  ...general,
  ...communities,
  ...discussion,
  ...documents,
  ...events,
  ...federation,
  ...files,
  ...identity,
  ...learning,
  ...mail,
  ...media,
  ...moderation,
  ...notifications,
  ...people,
  ...publishing,
  ...search,
} as const;
