import { spawnSync } from 'node:child_process';

/** The machine's own search path: without the packages of this repository. */
export const machinePath = (): string =>
  (process.env['PATH'] ?? '')
    .split(':')
    .filter((folder) => !folder.includes('node_modules'))
    .join(':');

/** What a machine needs in order to reach the package registry: proxies, certificates, and npm's settings for all users. */
export function networkSettings(): Record<string, string> {
  const passed = Object.entries(process.env).filter(([name]) => /proxy|_certs?(_|$)|^ssl_cert/i.test(name));
  const asked = spawnSync('npm', ['config', 'get', 'globalconfig'], {
    cwd: '/',
    encoding: 'utf8',
    env: { PATH: machinePath() },
  });
  return {
    ...Object.fromEntries(passed.map(([name, value]) => [name, value ?? ''])),
    ...(asked.status === 0 ? { npm_config_globalconfig: asked.stdout.trim() } : {}),
  };
}
