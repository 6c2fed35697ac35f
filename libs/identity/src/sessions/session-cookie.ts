import type { Config } from '#libs/config';
import { LIMITS, type InstanceRole } from '#libs/kernel';

const SECRET = /^[A-Za-z0-9_-]{43}$/;

/** Longest life of a session by role, in seconds. */
export const longestSeconds = (role: InstanceRole): number =>
  role === 'admin' ? LIMITS.session.adminLongestSeconds : LIMITS.session.longestSeconds;

/** Longest time that a session may rest by role, in seconds. */
export const idleSeconds = (role: InstanceRole): number =>
  role === 'admin' ? LIMITS.session.adminIdleSeconds : LIMITS.session.idleSeconds;

/**
 * The session cookie: `HttpOnly`, `SameSite=Lax`, for the whole site, and with the `__Host-` prefix wherever browsers
 * accept that, so that no other host of the same domain can plant one.
 */
export class SessionCookie {
  readonly name: string;
  private readonly attributes: string;

  constructor({ prefix, secure }: Config['cookies']) {
    this.name = `${prefix}guildhall`;
    this.attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  }

  /** The well-formed secret in a `Cookie` header, if there is one. */
  read(header: string | undefined): string | undefined {
    if (header === undefined) return undefined;
    for (const pair of header.split(';')) {
      const [name = '', value = ''] = pair.trim().split('=');
      if (name === this.name && SECRET.test(value)) return value;
    }
    return undefined;
  }

  /** `Set-Cookie` that signs a browser in. */
  set(secret: string, role: InstanceRole): string {
    return `${this.name}=${secret}; Max-Age=${longestSeconds(role)}; ${this.attributes}`;
  }

  /** `Set-Cookie` that takes the session away. */
  clear(): string {
    return `${this.name}=; Max-Age=0; ${this.attributes}`;
  }
}
