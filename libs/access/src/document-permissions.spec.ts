import { readFile } from 'node:fs/promises';

import { describe, expect, it } from '@jest/globals';

import { documentPermissions } from './document-permissions.js';

describe('the permission table in the documentation', () => {
  it('is up to date in docs/permissions.md (else run: npm run docs:permissions)', async () => {
    expect(await readFile('docs/permissions.md', 'utf8')).toBe(documentPermissions());
  });
});
