import type { AccountFrame, CommunityHint, ThreadFrame } from '#libs/contracts';
import type { AccountStreamEvent, ThreadStreamEvent } from '#libs/database';

export const threadFrameOf = ({ at, ...event }: ThreadStreamEvent): ThreadFrame =>
  ({ ...event, at: at.toISOString() }) as ThreadFrame;

export const accountFrameOf = ({ seq, kind, payload, at }: AccountStreamEvent): AccountFrame =>
  ({ seq, kind, payload, at: at.toISOString() }) as AccountFrame;

export const hintOf = ({
  communityId,
  threadId,
  seq,
  kind,
}: Omit<ThreadStreamEvent, 'payload' | 'at'>): CommunityHint => ({
  communityId,
  threadId,
  seq,
  kind,
});
