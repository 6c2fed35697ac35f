import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { certificateAuthority } from './certificate-authority.js';
import { openTlsDoor } from './tls-door.js';

/** Servers of this machine that reach each other by name over https. */
export interface Neighbourhood {
  /** The port behind which all of their names are. */
  readonly port: number;
  /** PEM of the authority that certifies them. */
  readonly authority: string;
  /** The settings with which the server of that name takes part. */
  settingsOf(host: string): Record<string, string>;
  close(): Promise<void>;
}

interface NeighbourhoodParts {
  /** Where the certificate of the authority is written. */
  readonly folder: string;
  /** Host names with the port of this machine on which their server is to take plain HTTP. */
  readonly servers: Readonly<Record<string, number>>;
  /** The port for TLS; 0 takes one that is free. */
  readonly port?: number;
}

const DAYS = 366;

/** Opens one door for all of them. Their ids are https without a port, as federation needs it, and nothing leaves the machine. */
export const openNeighbourhood = async ({
  folder,
  servers,
  port: wanted = 0,
}: NeighbourhoodParts): Promise<Neighbourhood> => {
  const hosts = Object.keys(servers);
  const authority = certificateAuthority('Guildhall pair', DAYS);
  const file = join(folder, 'authority.pem');
  await mkdir(folder, { recursive: true });
  await writeFile(file, authority.pem);
  const door = await openTlsDoor({ port: wanted, certified: authority.issue(...hosts), servers });
  const { port } = door;
  const dial = (host: string): string => `${host}=127.0.0.1:${port}`;
  return {
    port,
    authority: authority.pem,
    settingsOf: (host) => ({
      PORT: String(servers[host]),
      PUBLIC_URL: `https://${host}`,
      FEDERATION: 'open',
      FEDERATION_DIAL: hosts
        .filter((other) => other !== host)
        .map(dial)
        .join(','),
      FEDERATION_CA: file,
    }),
    close: () => door.close(),
  };
};
