import { z } from 'zod';

import { text } from './primitives.js';

export const PARTNERS = 'Partners';

const MOST_HOST = 300;

export const ofPartner = z.strictObject({
  host: text({ least: 1, most: MOST_HOST }).describe('the name of the server, in any spelling'),
});
