import type { Setting } from './setting.js';
import { settings } from './settings.js';

const INTRODUCTION = `# Configuration

<!-- Written by "npm run docs:configuration" from libs/config/src/settings.ts: change it there. -->

Guildhall is configured by environment variables. All of them are optional: \`npm start\` without any gives a
working server for this machine. An empty variable counts as not set. The server checks them all when it
starts; if something is wrong it says which variable, what it is and what it should be, and does not start.
`;

/** The text of `docs/configuration.md`. */
export function documentSettings(): string {
  const declared = Object.entries<Setting<unknown, string | undefined>>(settings);
  const groups = [...new Set(declared.map(([, { group }]) => group))];
  const sections = groups.map((group) =>
    [
      `## ${group}`,
      ...declared.filter(([, entry]) => entry.group === group).map(([name, entry]) => section(name, entry)),
    ].join('\n\n'),
  );
  return `${[INTRODUCTION.trimEnd(), ...sections].join('\n\n')}\n`;
}

function section(name: string, entry: Setting<unknown, string | undefined>): string {
  const fallback = entry.unset ?? `\`${entry.fallback ?? ''}\``;
  return [
    `### ${name}`,
    '',
    entry.meaning,
    '',
    `- Value: ${entry.expected}`,
    `- Default: ${fallback}`,
    `- Example: \`${name}=${quoteWhereNeeded(entry.example)}\``,
    ...(entry.secret ? ['- Secret: never shown in messages or logs'] : []),
  ].join('\n');
}

const quoteWhereNeeded = (value: string): string => (/[\s<>&|;$]/.test(value) ? `'${value}'` : value);
