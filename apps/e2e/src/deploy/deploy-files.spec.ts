import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { hasComposePlugin, hasTool, runTool } from './run-tool.js';

/** Leaves a test out, under a title that says why, where a tool it needs is not installed. */
function itWith(tools: string, title: string, test: () => Promise<void>): void {
  const missing = tools.split(' ').filter((tool) => !hasTool(tool));
  const reason = missing.length === 0 ? '' : ` (left out: ${missing.join(' and ')} not installed)`;
  (reason === '' ? it : it.skip)(`${title}${reason}`, test);
}

/** Docker's own compose where it is there, else the program of the same syntax that Debian has. */
const COMPOSE = hasTool('docker') && hasComposePlugin() ? 'docker' : 'docker-compose';
const checkCompose = (env: Record<string, string>) =>
  runTool(
    COMPOSE,
    [...(COMPOSE === 'docker' ? ['compose'] : []), '-f', 'deploy/compose.yaml', 'config', '--quiet'],
    env,
  );

const COMPOSE_ENVIRONMENT = {
  GUILDHALL_HOST: 'community.example.org',
  POSTGRES_PASSWORD: 'postgrespassword',
  S3_SECRET_KEY: 'objectstoresecret',
};

describe('the files in deploy/', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guildhall-deploy-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  itWith(COMPOSE, 'hold a compose file that compose accepts', async () => {
    const verdict = await checkCompose(COMPOSE_ENVIRONMENT);
    expect(verdict).toEqual({ code: 0, output: '' });
  });

  itWith(COMPOSE, 'hold a compose file that refuses to run with a missing password', async () => {
    const { POSTGRES_PASSWORD: _left, ...incomplete } = COMPOSE_ENVIRONMENT;
    const verdict = await checkCompose(incomplete);
    expect(verdict.code).not.toBe(0);
    expect(verdict.output).toContain('POSTGRES_PASSWORD');
  });

  it('use in compose only settings that the server knows', async () => {
    const compose = await readFile('deploy/compose.yaml', 'utf8');
    const server = compose.slice(compose.indexOf('  server:'), compose.indexOf('  postgres:'));
    const documented = await readFile('docs/configuration.md', 'utf8');
    const names = [...server.matchAll(/^ {6}([A-Z][A-Z0-9_]+):/gm)].map((match) => match[1]);
    expect(names.length).toBeGreaterThan(8);
    expect(names.filter((name) => !documented.includes(`### ${name}\n`))).toEqual([]);
  });

  it('start the server with the same options of Node.js as "npm start"', async () => {
    const launcher = await readFile('apps/cli/launch/server-options.mjs', 'utf8');
    const options = [...launcher.matchAll(/'(--[^']+)'/g)].map((match) => match[1] ?? '');
    const dockerfile = await readFile('deploy/Dockerfile', 'utf8');
    const unit = await readFile('deploy/systemd/guildhall.service', 'utf8');
    expect(options.length).toBeGreaterThan(0);
    expect(dockerfile).toContain(
      `CMD ["node", ${options.map((option) => `"${option}", `).join('')}"dist/apps/server/src/main.js"]`,
    );
    expect(unit).toContain(`/bin/node ${options.join(' ')} /opt/guildhall/dist/apps/server/src/main.js`);
    const arenas = /MALLOC_ARENA_MAX \?\? '(\d+)'/.exec(launcher)?.[1];
    expect(dockerfile).toMatch(new RegExp(`^ENV .* MALLOC_ARENA_MAX=${arenas}$`, 'm'));
    expect(unit).toMatch(new RegExp(`^Environment=.* MALLOC_ARENA_MAX=${arenas}$`, 'm'));
  });

  itWith('systemd-analyze', 'hold a unit that systemd accepts', async () => {
    const unit = await readFile('deploy/systemd/guildhall.service', 'utf8');
    const path = join(folder, 'guildhall.service');
    // systemd wants the program to exist and the account to be known; here neither is installed.
    await writeFile(path, unit.replaceAll('/opt/guildhall/node_modules/node/bin/node', process.execPath));
    const verdict = await runTool('systemd-analyze', ['verify', '--man=no', path]);
    const complaints = verdict.output.split('\n').filter((line) => line.includes('guildhall.service'));
    expect(complaints).toEqual([]);
    expect(verdict.code).toBe(0);
  });

  itWith('nginx openssl', 'hold an nginx example that nginx accepts', async () => {
    const certificate = await makeCertificate(folder);
    const example = (await readFile('deploy/proxy/nginx.conf', 'utf8'))
      .replaceAll(/\/etc\/letsencrypt\/\S+fullchain\.pem/g, certificate.chain)
      .replaceAll(/\/etc\/letsencrypt\/\S+privkey\.pem/g, certificate.key);
    await writeFile(join(folder, 'site.conf'), example);
    await mkdir(join(folder, 'logs'), { recursive: true });
    const frame = `pid ${folder}/nginx.pid; error_log stderr; events {} http { access_log off; include ${folder}/site.conf; }`;
    await writeFile(join(folder, 'nginx.conf'), frame);
    const verdict = await runTool('nginx', ['-t', '-p', folder, '-c', join(folder, 'nginx.conf')]);
    expect(verdict.output).toContain('test is successful');
    expect(verdict.code).toBe(0);
  });

  itWith('caddy', 'hold a Caddy example that Caddy accepts', async () => {
    const verdict = await runTool(
      'caddy',
      ['validate', '--adapter', 'caddyfile', '--config', 'deploy/proxy/Caddyfile'],
      {
        HOME: folder,
      },
    );
    expect(verdict.output).toContain('Valid configuration');
    expect(verdict.code).toBe(0);
  });

  it('let uploads through the proxies that the server accepts', async () => {
    const { LIMITS } = await import('#libs/kernel');
    const nginx = /client_max_body_size (\d+)m;/.exec(await readFile('deploy/proxy/nginx.conf', 'utf8'));
    const caddy = /max_size (\d+)MB/.exec(await readFile('deploy/proxy/Caddyfile', 'utf8'));
    expect(Number(nginx?.[1]) * 2 ** 20).toBeGreaterThan(
      Math.max(LIMITS.content.attachmentBytes, LIMITS.documents.bytes),
    );
    expect(Number(caddy?.[1]) * 10 ** 6).toBeGreaterThan(
      Math.max(LIMITS.content.attachmentBytes, LIMITS.documents.bytes),
    );
  });
});

async function makeCertificate(folder: string): Promise<{ chain: string; key: string }> {
  const chain = join(folder, 'chain.pem');
  const key = join(folder, 'key.pem');
  const request =
    'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 -subj /CN=community.example.org';
  const made = await runTool('openssl', [...request.split(' '), '-keyout', key, '-out', chain]);
  expect(made.code).toBe(0);
  return { chain, key };
}
