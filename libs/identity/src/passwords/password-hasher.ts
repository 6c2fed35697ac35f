import { hash, parseOptions, verify, type Options } from '@node-rs/argon2';

import { DomainError, LIMITS } from '#libs/kernel';

const { argon2, hashesAtOnce, hashesWaiting } = LIMITS.password;

/** The package makes argon2id hashes unless it is told otherwise. */
const OPTIONS: Options = {
  memoryCost: argon2.memoryKiB,
  timeCost: argon2.passes,
  parallelism: argon2.lanes,
};

const RETRY_AFTER_SECONDS = 5;

/** Half of a surrogate pair has no UTF-8 form and would be hashed as another character. */
const bytesOf = (password: string): Buffer | undefined =>
  password.isWellFormed() ? Buffer.from(password, 'utf8') : undefined;

/**
 * argon2id hashes of passwords, taken byte for byte as typed. Few at a time, because each takes much memory and all
 * the processor it can get; beyond a short queue the caller is told to come back.
 */
export class PasswordHasher {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private decoy: Promise<string> | undefined;

  /** @throws DomainError `text.broken-character`, `password.busy` */
  async hash(password: string): Promise<string> {
    const bytes = bytesOf(password);
    if (bytes === undefined) throw new DomainError('text.broken-character');
    return this.inTurn(() => hash(bytes, OPTIONS));
  }

  /**
   * Whether a password belongs to a hash. Without a hash it takes as long and says no, so that nobody learns from the
   * time whether there is an account.
   *
   * @throws DomainError `password.busy`
   */
  async matches(stored: string | null, password: string): Promise<boolean> {
    this.decoy ??= hash('nobody has this password', OPTIONS);
    const against = stored ?? (await this.decoy);
    const bytes = bytesOf(password);
    const isRight = await this.inTurn(() => verify(against, bytes ?? Buffer.alloc(0)));
    return isRight && stored !== null && bytes !== undefined;
  }

  /** Whether a hash was made with weaker parameters than today's. */
  isOutdated(stored: string): boolean {
    if (!stored.startsWith('$argon2id$')) return true;
    const { memoryCost, timeCost } = parseOptions(stored);
    return memoryCost < argon2.memoryKiB || timeCost < argon2.passes;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    await this.turn();
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.running -= 1;
      else next();
    }
  }

  private turn(): Promise<void> {
    if (this.running < hashesAtOnce) {
      this.running += 1;
      return Promise.resolve();
    }
    if (this.waiting.length >= hashesWaiting) {
      throw new DomainError('password.busy', { retryAfterSeconds: RETRY_AFTER_SECONDS });
    }
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}
