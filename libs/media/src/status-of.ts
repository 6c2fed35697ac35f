import { captionsStatusOf } from '#libs/captions';
import { filesStatusOf } from '#libs/files';

/** Statuses of what can go wrong with uploads by the tus protocol, and with videos. */
export const mediaStatusOf = {
  ...filesStatusOf,
  ...captionsStatusOf,
  'captions.after-the-end': 422,
  'captions.conflict': 409,
  'captions.exist': 409,
  'chapters.after-the-end': 422,
  'chapters.conflict': 409,
  'tus.checksum-mismatch': 460,
  'tus.checksum-unknown': 400,
  'tus.expired': 410,
  'tus.in-use': 409,
  'tus.offset-wrong': 409,
  'tus.past-the-end': 409,
  'tus.quota-full': 413,
  'tus.request-invalid': 400,
  'tus.version-unsupported': 412,
  'video.no-captions': 409,
  'video.busy': 409,
  'video.not-failed': 409,
  'video.not-playable': 409,
  'video.not-published': 409,
  'video.not-reachable': 503,
  'video.published': 409,
  'video.review-day': 422,
  'video.upload-missing': 409,
} as const satisfies Record<string, number>;
