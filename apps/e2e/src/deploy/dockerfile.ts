import { cp, mkdir, readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** One instruction of a Dockerfile, continuation lines joined: `RUN`, `npm ci`. */
export interface Instruction {
  readonly word: string;
  readonly rest: string;
}

/** The instructions of one `FROM`, with the name given by `AS`. */
export interface Stage {
  readonly name: string;
  readonly instructions: readonly Instruction[];
}

/** Reads the part of the Dockerfile language that ours uses. */
export async function readDockerfile(path: string): Promise<Stage[]> {
  const text = (await readFile(path, 'utf8')).replaceAll(/^\s*#.*$/gm, '').replaceAll(/\\\n/g, ' ');
  const stages: { name: string; instructions: Instruction[] }[] = [];
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    const [, word = '', rest = ''] = /^(\S+)\s+(.*)$/.exec(line.trim()) ?? [];
    if (word === 'FROM') stages.push({ name: / AS (\S+)$/i.exec(rest)?.[1] ?? 'last', instructions: [] });
    else stages.at(-1)?.instructions.push({ word, rest });
  }
  return stages;
}

/** Copies what a build would see of the repository: all but what the ignore file next to the Dockerfile names. */
export async function copyContext(from: string, to: string, ignoreFile: string): Promise<void> {
  const names = (await readFile(ignoreFile, 'utf8')).split('\n').filter(Boolean);
  const everywhere = new Set(names.filter((name) => name.startsWith('**/')).map((name) => name.slice(3)));
  const atTop = new Set(names.filter((name) => !name.startsWith('**/')));
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from)) {
    if (atTop.has(entry) || everywhere.has(entry)) continue;
    const filter = (source: string): boolean => !everywhere.has(basename(source));
    await cp(join(from, entry), join(to, entry), { recursive: true, verbatimSymlinks: true, filter });
  }
}
