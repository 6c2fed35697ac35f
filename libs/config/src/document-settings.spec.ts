import { readFile } from 'node:fs/promises';

import { describe, expect, it } from '@jest/globals';

import { documentSettings } from './document-settings.js';
import { readConfig } from './read-config.js';
import { settings } from './settings.js';

describe('the documentation of the settings', () => {
  it('is up to date in docs/configuration.md (else run: npm run docs:configuration)', async () => {
    expect(await readFile('docs/configuration.md', 'utf8')).toBe(documentSettings());
  });

  it('gives examples that the server accepts', () => {
    const examples = Object.fromEntries(
      Object.entries(settings).map(([name, { example }]) => [name, example]),
    );
    expect(readConfig(examples).publicUrl).toBe('https://community.example.org');
  });
});
