import { createVideo, readVideo, type VideoView } from '#libs/contracts';
import { eventually, type ApiCaller, type TestServer } from '#libs/testing';

/** Who sends a film, and where to. */
export interface Film {
  readonly site: TestServer;
  readonly call: ApiCaller;
  readonly cookie: string;
  readonly communityId: string;
}

const TUS = { 'tus-resumable': '1.0.0' };

/** Sends the first `sent` bytes of a file, and makes a draft of it. */
export const sendDraft = async (
  film: Film,
  title: string,
  bytes: Buffer,
  sent: number,
): Promise<VideoView> => {
  const { site, call, cookie, communityId } = film;
  const headers = { ...TUS, cookie, 'upload-length': String(bytes.length) };
  const created = await fetch(`${site.url}/api/uploads`, { method: 'POST', headers });
  const uploadAddress = created.headers.get('location') ?? '';
  await fetch(site.url + uploadAddress, {
    method: 'PATCH',
    headers: { ...TUS, cookie, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    body: new Uint8Array(bytes.subarray(0, sent)),
  });
  const uploadId = uploadAddress.split('/').at(-1) ?? '';
  const body = { title, description: 'Look at the bolts at 0:01.', uploadId };
  return (await call(createVideo, { params: { communityId }, body })).answer;
};

/** Waits until a video plays in every quality. */
export const untilReady = (call: ApiCaller, videoId: string): Promise<void> =>
  eventually(
    async () => {
      const { answer } = await call(readVideo, { params: { videoId } });
      if (answer.state !== 'ready') throw new Error(`The video is ${answer.state}`);
    },
    { within: 60_000 },
  );
