import { DomainError, type ErrorDetails } from '#libs/kernel';

/** Why captions cannot be taken; the sentences stand in the `errors` catalogue. */
export type CaptionsProblem =
  | 'captions.not-captions'
  | 'captions.empty'
  | 'captions.too-large'
  | 'captions.too-many-cues'
  | 'captions.bad-time'
  | 'captions.ends-before-start'
  | 'captions.text-too-long';

/** `line` is the line of the file, counted from 1. */
export const captionsProblem = (code: CaptionsProblem, details: ErrorDetails = {}): DomainError =>
  new DomainError(code, details);

export const captionsStatusOf = {
  'captions.not-captions': 415,
  'captions.empty': 422,
  'captions.too-large': 413,
  'captions.too-many-cues': 422,
  'captions.bad-time': 422,
  'captions.ends-before-start': 422,
  'captions.text-too-long': 422,
} as const satisfies Record<CaptionsProblem, number>;
