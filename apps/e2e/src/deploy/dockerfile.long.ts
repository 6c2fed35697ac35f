import { spawn, spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { eventually, freePort } from '#libs/testing';

import { copyContext, readDockerfile, type Instruction, type Stage } from './dockerfile.js';
import { networkSettings } from './surroundings.js';

/** Node.js 24 first on the path, as in the image; npm is the machine's. */
const PATH = `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`;

describe('the Dockerfile, carried out in a clean folder', () => {
  let folder: string;
  let stages: Stage[];
  const stageFolder = (name: string): string => join(folder, name);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guildhall-image-'));
    stages = await readDockerfile('deploy/Dockerfile');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('builds', async () => {
    for (const stage of stages) await carryOut(stage);
    const left = spawnSync('ls', ['node_modules/vite'], { cwd: join(stageFolder('last'), 'app') });
    expect(left.status).not.toBe(0);
  }, 900_000);

  it('gives an image whose command serves, whose health check is content, and which stops on its signal', async () => {
    const last = stages.at(-1);
    const [build] = last ? valuesOf(last, 'CMD') : [];
    const command = JSON.parse(build ?? '[]') as string[];
    const port = String(await freePort());
    const env = {
      PATH,
      ...environmentOf(last),
      PORT: port,
      DATA_DIR: join(stageFolder('last'), 'data'),
      DEMO: '0',
    };
    const workdir = join(stageFolder('last'), 'app');
    const server = spawn(command[0] ?? '', command.slice(1), {
      cwd: workdir,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const ended = new Promise((done) => server.once('exit', (code) => done(code)));
    await eventually(async () => expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200));
    const [probe] = last ? valuesOf(last, 'HEALTHCHECK') : [];
    const [program = '', ...args] = JSON.parse(probe?.replace(/^.*?CMD /, '') ?? '[]') as string[];
    expect(spawnSync(program, args, { env, cwd: workdir }).status).toBe(0);
    server.kill((last ? valuesOf(last, 'STOPSIGNAL') : [])[0] as NodeJS.Signals);
    expect(await ended).toBe(0);
    expect(spawnSync(program, args, { env, cwd: workdir }).status).toBe(1);
  });

  async function carryOut(stage: Stage): Promise<void> {
    let workdir = stageFolder(stage.name);
    await mkdir(workdir, { recursive: true });
    for (const { word, rest } of stage.instructions) {
      if (word === 'WORKDIR') {
        workdir = join(stageFolder(stage.name), rest);
        await mkdir(workdir, { recursive: true });
      }
      if (word === 'COPY') await copy(stage, rest, workdir);
      if (word === 'RUN' && rest.startsWith('apt-get ')) findPackages(rest);
      else if (word === 'RUN') run(rest, workdir);
    }
  }

  /** The machine of the tests keeps its packages as they are: it only looks whether there are such ones. */
  function findPackages(command: string): void {
    const words = /install (?<words>.*?) &&/.exec(command)?.groups?.['words']?.split(' ') ?? [];
    const names = words.filter((word) => !word.startsWith('-'));
    expect(names).not.toEqual([]);
    for (const name of names) expect(spawnSync('apt-cache', ['show', name]).status).toBe(0);
  }

  function run(command: string, cwd: string): void {
    const result = spawnSync('sh', ['-c', command], {
      cwd,
      encoding: 'utf8',
      env: { ...networkSettings(), PATH, HOME: join(folder, 'home') },
    });
    if (result.status !== 0) throw new Error(`RUN ${command}\n${result.stdout}${result.stderr}`);
  }

  async function copy(stage: Stage, rest: string, workdir: string): Promise<void> {
    const words = rest.split(' ');
    const from = words.find((word) => word.startsWith('--from='))?.slice('--from='.length);
    const paths = words.filter((word) => !word.startsWith('--'));
    const target = paths.pop() ?? '.';
    const to = target.startsWith('/') ? join(stageFolder(stage.name), target) : join(workdir, target);
    for (const path of paths) {
      if (from !== undefined) await replaceBy(join(stageFolder(from), path), to);
      else if (path === '.') await copyContext(process.cwd(), to, 'deploy/Dockerfile.dockerignore');
      else await cp(path, join(to, path));
    }
  }
});

/** A later stage takes over the folder; a copy of a hundred thousand files would prove nothing more. */
async function replaceBy(source: string, target: string): Promise<void> {
  await rm(target, { recursive: true, force: true });
  await rename(source, target);
}

const valuesOf = (stage: Stage, word: string): string[] =>
  stage.instructions.filter((each: Instruction) => each.word === word).map(({ rest }) => rest);

const environmentOf = (stage: Stage | undefined): Record<string, string> =>
  Object.fromEntries(
    (stage ? valuesOf(stage, 'ENV') : []).flatMap((line) =>
      line.split(' ').map((pair): [string, string] => [pair.split('=')[0] ?? '', pair.split('=')[1] ?? '']),
    ),
  );
