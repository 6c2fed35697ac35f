import { z } from 'zod';

import { id } from './primitives.js';

export const videoParams = z.strictObject({ videoId: id.describe('the video') });
