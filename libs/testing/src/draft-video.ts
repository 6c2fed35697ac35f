import { createVideo, readVideo, type VideoView } from '#libs/contracts';

import type { ApiCaller } from './call-api.js';
import { eventually, type Patience } from './eventually.js';
import type { TusSpeaker } from './speak-tus.js';

/** Who makes a draft, where, and of what. */
export interface DraftParts {
  readonly tus: TusSpeaker;
  readonly as: ApiCaller;
  readonly communityId: string;
  readonly title?: string;
  readonly description?: string;
  readonly excerpt?: { readonly startMs: number; readonly endMs?: number };
  /** How many bytes of the file arrive; all where it is not said. */
  readonly arrive?: number | undefined;
}

/** Uploads bytes, or the first of them. @returns the id of the upload */
export const uploadOf = async (bytes: Buffer, tus: TusSpeaker, arrive = bytes.length): Promise<string> => {
  const created = await tus.create(bytes.length, {}, bytes.subarray(0, arrive));
  return created.headers.get('location')?.split('/').at(-1) ?? '';
};

/** Uploads bytes and makes a draft of them. */
export const draftOf = async (bytes: Buffer, parts: DraftParts): Promise<VideoView> => {
  const { title = 'How we mend a bench', description = 'Bring a spanner.', excerpt, communityId } = parts;
  const uploadId = await uploadOf(bytes, parts.tus, parts.arrive);
  const body = { title, description, uploadId, excerpt };
  return (await parts.as(createVideo, { params: { communityId }, body })).answer;
};

/** The video once it is in one of these states. */
export const untilState = (
  as: ApiCaller,
  videoId: string,
  states: readonly VideoView['state'][],
  patience: Patience = { within: 120_000, every: 100 },
): Promise<VideoView> =>
  eventually(async () => {
    const { answer } = await as(readVideo, { params: { videoId } });
    if (!states.includes(answer.state)) throw new Error(`It is still ${answer.state}.`);
    return answer;
  }, patience);
