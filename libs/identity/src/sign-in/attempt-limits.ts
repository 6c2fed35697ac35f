import { createHash } from 'node:crypto';

import type { Database } from '#libs/database';
import { DomainError, LIMITS } from '#libs/kernel';

const { failuresPerAccount, failuresPerAddress, windowSeconds } = LIMITS.signIn;

/** Whoever can look at a counter shall not learn an e-mail address from it. */
const accountKey = (email: string): string =>
  `sign-in:account:${createHash('sha256').update(email.toLowerCase()).digest('base64url')}`;

/** One household or office of IPv6 has a whole /64 (RFC 6177), so that is what counts as an address. */
export const networkOf = (address: string): string => {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail = ''] = plain.split('%')[0]?.split('::') ?? [];
  const left = head === '' ? [] : head.split(':');
  const right = tail === '' ? [] : tail.split(':');
  const zeros = plain.includes('::') ? Array.from({ length: 8 - left.length - right.length }, () => '0') : [];
  const groups = [...left, ...zeros, ...right].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
};

const COUNT = {
  name: 'rate-count',
  text: `
    insert into rate_counter (key, window_start, count)
    select key, now(), 1 from unnest($1::text[]) with ordinality as given (key, place) order by place
    on conflict (key) do update set
      count = case when rate_counter.window_start <= now() - make_interval(secs => $2)
        then 1 else rate_counter.count + 1 end,
      window_start = case when rate_counter.window_start <= now() - make_interval(secs => $2)
        then now() else rate_counter.window_start end
    returning key, count, extract(epoch from window_start + make_interval(secs => $2) - now())::float as seconds_left`,
};

interface Counted {
  key: string;
  count: number;
  seconds_left: number;
}

/** Who tries: the address of the account, and the network of the browser. */
export interface Attempt {
  readonly email: string;
  readonly address: string;
}

/**
 * Counts attempts to guess a password, over all nodes. An attempt is counted before it is made and forgiven when it
 * succeeds, so that many at the same time get no further than many in a row. Nobody is locked out for good.
 */
export class AttemptLimits {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `sign-in.too-many` with the seconds until the window ends */
  async count({ email, address }: Attempt): Promise<void> {
    const account = accountKey(email);
    const network = `sign-in:address:${networkOf(address)}`;
    const counted = await this.countKeys([account, network], windowSeconds);
    const over = counted.filter(({ key, count }) =>
      key === account ? count > failuresPerAccount : count > failuresPerAddress,
    );
    if (over.length === 0) return;
    const retryAfterSeconds = Math.ceil(Math.max(...over.map(({ seconds_left }) => seconds_left)));
    throw new DomainError('sign-in.too-many', { retryAfterSeconds });
  }

  /** The attempt was no guess: the account starts anew, and the network gets it back. */
  async forgive({ email, address }: Attempt): Promise<void> {
    await this.database.pool.query({
      name: 'rate-forgive',
      text: `update rate_counter set count = case when key = $1 then 0 else greatest(0, count - 1) end
        where key = any(array[$1, $2])`,
      values: [accountKey(email), `sign-in:address:${networkOf(address)}`],
    });
  }

  /** Whether one more mail of this kind may go to this recipient: at most 5 an hour, so that nobody is swamped. */
  async mayMail(kind: string, email: string): Promise<boolean> {
    const [counted] = await this.countKeys([`mail:${kind}:${accountKey(email)}`], 3600);
    return (counted?.count ?? 0) <= 5;
  }

  private async countKeys(keys: readonly string[], seconds: number): Promise<Counted[]> {
    const { rows } = await this.database.pool.query<Counted>({ ...COUNT, values: [keys, seconds] });
    return rows;
  }
}
