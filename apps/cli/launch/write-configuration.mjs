// Writes docs/configuration.md from the declared settings; run it through "npm run docs:configuration".
import { writeFile } from 'node:fs/promises';

import { documentSettings } from '#libs/config';

await writeFile(new URL('../../../docs/configuration.md', import.meta.url), documentSettings());
