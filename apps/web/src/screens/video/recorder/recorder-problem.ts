/** Why recording is not possible, or has stopped. */
export type RecorderProblem =
  | 'denied'
  | 'screen-denied'
  | 'no-device'
  | 'in-use'
  | 'unsupported'
  | 'insecure'
  | 'full'
  | 'not-kept'
  | 'broken';

/** The names under which browsers report it (https://www.w3.org/TR/mediacapture-streams/). */
const PROBLEMS: Readonly<Record<string, RecorderProblem>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'no-device',
  OverconstrainedError: 'no-device',
  NotReadableError: 'in-use',
  AbortError: 'in-use',
  QuotaExceededError: 'full',
  NotKept: 'not-kept',
  ScreenDenied: 'screen-denied',
};

export const problemOf = (error: unknown): RecorderProblem =>
  PROBLEMS[error instanceof Error ? error.name : ''] ?? 'broken';

/** What this browser can do. Telephones have no screen capture, whatever their browsers pretend. */
export const recorderSupport = (): { problem: RecorderProblem | null; hasScreen: boolean } => {
  if (!window.isSecureContext) return { problem: 'insecure', hasScreen: false };
  const devices = (navigator as { mediaDevices?: Partial<MediaDevices> }).mediaDevices;
  const canRecord = typeof MediaRecorder === 'function' && devices?.getUserMedia !== undefined;
  const { userAgentData } = navigator as { userAgentData?: { mobile: boolean } };
  return {
    problem: canRecord ? null : 'unsupported',
    hasScreen: devices?.getDisplayMedia !== undefined && userAgentData?.mobile !== true,
  };
};
