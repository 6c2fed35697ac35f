import { SOCKET_PATH } from '#libs/contracts';

/** Speaks to a server by Engine.IO's polling, without a client library. `headers` go with every request. */
export const pollingTo = (url: string, headers: Readonly<Record<string, string>>) => {
  const poll = (query: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${url}${SOCKET_PATH}/?EIO=4&transport=polling${query}`, {
      ...init,
      headers: { origin: url, ...headers, ...(init.headers as Record<string, string> | undefined) },
    });
  return {
    poll,
    /** Opens a connection and gives its id. */
    open: async (): Promise<string> => {
      const text = await (await poll('')).text();
      return (JSON.parse(text.slice(1)) as { sid: string }).sid;
    },
    /** Sends bytes where the protocol has text; gives the status of the answer. */
    sendBinary: async (sid: string): Promise<number> => {
      const answer = await poll(`&sid=${sid}`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: new Uint8Array([4, 1, 2, 3]),
      });
      await answer.text();
      return answer.status;
    },
  };
};
