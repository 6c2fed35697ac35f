// Writes docs/permissions.md from the gate's own tables; run it through "npm run docs:permissions".
import { writeFile } from 'node:fs/promises';

import { documentPermissions } from '#libs/access';

await writeFile(new URL('../../../docs/permissions.md', import.meta.url), documentPermissions());
