import { createHash, timingSafeEqual, type Hash } from 'node:crypto';

import { DomainError } from '#libs/kernel';

/** Algorithms of the tus extension `checksum` that are offered. */
export const CHECKSUM_ALGORITHMS = ['sha1', 'sha256'] as const;

const HEADER = /^([a-z0-9]+) ([A-Za-z0-9+/]+={0,2})$/;

const isOffered = (name: string): boolean => (CHECKSUM_ALGORITHMS as readonly string[]).includes(name);

/** What a sender says of the bytes of one request, compared with what comes. */
export class UploadChecksum {
  private readonly hash: Hash;

  private constructor(
    algorithm: string,
    private readonly expected: Buffer,
  ) {
    this.hash = createHash(algorithm);
  }

  /** Reads an `Upload-Checksum` header. @throws DomainError `tus.checksum-unknown` */
  static of(header: string | undefined): UploadChecksum | null {
    if (header === undefined) return null;
    const [, algorithm = '', digest = ''] = HEADER.exec(header) ?? [];
    if (!isOffered(algorithm)) throw new DomainError('tus.checksum-unknown');
    return new UploadChecksum(algorithm, Buffer.from(digest, 'base64'));
  }

  take(bytes: Buffer): void {
    this.hash.update(bytes);
  }

  /** @throws DomainError `tus.checksum-mismatch` */
  demandMatch(): void {
    const digest = this.hash.digest();
    if (digest.length !== this.expected.length || !timingSafeEqual(digest, this.expected))
      throw new DomainError('tus.checksum-mismatch');
  }
}
