const BYTES = 'application/offset+octet-stream';

/** One person speaking tus by hand, so that a test can also break its rules. */
export interface TusSpeaker {
  create(size: number, headers?: Record<string, string>, body?: Buffer): Promise<Response>;
  /** Creates an upload and gives its address. */
  begin(size: number): Promise<string>;
  patch(
    address: string,
    offset: number,
    body: Buffer | ReadableStream,
    headers?: Record<string, string>,
  ): Promise<Response>;
  head(address: string): Promise<Response>;
  /** How many bytes the server says that it has. */
  offset(address: string): Promise<number>;
  remove(address: string): Promise<Response>;
}

export const speakTus = (url: string, cookie: string): TusSpeaker => {
  const send = (
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body?: Buffer | ReadableStream,
  ): Promise<Response> =>
    fetch(url + path, {
      method,
      headers: { cookie, 'tus-resumable': '1.0.0', ...headers },
      ...(body !== undefined && {
        body: body instanceof ReadableStream ? body : new Uint8Array(body),
        duplex: 'half',
      }),
    });
  const speaker: TusSpeaker = {
    create: (size, headers = {}, body) =>
      send(
        'POST',
        '/api/uploads',
        { 'upload-length': String(size), ...(body && { 'content-type': BYTES }), ...headers },
        body,
      ),
    begin: async (size) => (await speaker.create(size)).headers.get('location') ?? '',
    patch: (address, offset, body, headers = {}) =>
      send('PATCH', address, { 'upload-offset': String(offset), 'content-type': BYTES, ...headers }, body),
    head: (address) => send('HEAD', address),
    offset: async (address) => Number((await speaker.head(address)).headers.get('upload-offset')),
    remove: (address) => send('DELETE', address),
  };
  return speaker;
};
