import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// What Node.js has compiled is kept beside the packages, for the next start; where that cannot be written, it is not.
enableCompileCache(join(import.meta.dirname, '../../../../node_modules/.cache/guildhall-code'));
// Only what is imported from here on is kept.
await import('./run-server.js');
