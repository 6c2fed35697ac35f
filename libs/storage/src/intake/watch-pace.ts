import type { IncomingMessage } from 'node:http';

import { failure } from '../failures.js';
import type { UploadLimits } from './upload-limits.js';

/** Rejects `failed` with `upload.too-slow` once a whole window brought fewer bytes than it must. */
export const watchPace = (
  request: IncomingMessage,
  { bytesPerSecond, windowMs }: UploadLimits['pace'],
): { readonly failed: Promise<never>; readonly stop: () => void } => {
  const { promise: failed, reject } = Promise.withResolvers<never>();
  let before = request.socket.bytesRead;
  const timer = setInterval(() => {
    const now = request.socket.bytesRead;
    if (now - before < (bytesPerSecond * windowMs) / 1000) reject(failure('upload.too-slow'));
    before = now;
  }, windowMs);
  return {
    failed,
    stop: () => {
      clearInterval(timer);
    },
  };
};
