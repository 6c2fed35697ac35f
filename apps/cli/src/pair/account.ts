import { signIn, type Operation, type OperationAnswer, type OperationCall } from '#libs/contracts';

interface Request {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Somebody with an account on a server of this machine, who does what a browser would do for them. */
export class Account {
  private constructor(
    private readonly url: string,
    private readonly cookie: string,
  ) {}

  /** Signs in at the server that listens at `url`. @throws Error with what the server said when it refuses */
  static async signIn(url: string, email: string, password: string): Promise<Account> {
    const answer = await new Account(url, '').send(signIn, { body: { email, password } });
    const [cookie = ''] = answer.headers.getSetCookie();
    return new Account(url, cookie.split(';')[0] ?? '');
  }

  /** Calls as nobody. */
  static visitor(url: string): Account {
    return new Account(url, '');
  }

  /** Calls an operation; the same `key` again gives the first answer. @throws Error with what the server said */
  async call<O extends Operation>(
    operation: O,
    request: OperationCall<O> & { readonly key?: string },
  ): Promise<OperationAnswer<O>> {
    const { key = '', ...call } = request;
    const answer = await this.send(operation, call as Request, key);
    return operation.answer.parse(await answer.json()) as OperationAnswer<O>;
  }

  private async send(
    operation: Operation,
    { params = {}, query, body }: Request,
    key = '',
  ): Promise<Response> {
    const path = operation.path.replaceAll(/:(\w+)/g, (_, name: string) =>
      encodeURIComponent(String(params[name])),
    );
    const search = query === undefined ? '' : `?${new URLSearchParams(query).toString()}`;
    const answer = await fetch(`${this.url}${path}${search}`, {
      method: operation.method.toUpperCase(),
      headers: {
        cookie: this.cookie,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(operation.idempotent && { 'idempotency-key': key }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${operation.id} was answered ${answer.status}: ${await answer.text()}`);
    return answer;
  }
}
