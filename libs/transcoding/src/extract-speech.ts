import { explainFailure } from './process/explain-failure.js';
import { requireToolbox } from './process/find-ffmpeg.js';
import { inputArguments } from './process/input-arguments.js';
import { runCaged } from './process/run-caged.js';
import { TimeBudget } from './process/time-budget.js';

/** Samples a second, as every speech engine takes them. */
const RATE = 16_000;
const HEADER_BYTES = 64 * 1024;
const BYTES_PER_MS = (RATE * 2) / 1000;

/**
 * Writes the sound of an MP4 file that `transcode` made as WAV, one channel with 16,000 samples of 16 bits a second,
 * for a speech engine.
 *
 * @throws MediaRefused when it holds no sound
 */
export const extractSpeech = async (
  file: string,
  wav: string,
  { durationMs, signal }: { readonly durationMs: number; readonly signal?: AbortSignal | undefined },
): Promise<void> => {
  const tools = await requireToolbox();
  const form = ['-vn', '-map', '0:a:0', '-ar', String(RATE), '-ac', '1', '-c:a', 'pcm_s16le', '-f', 'wav'];
  const args = [...inputArguments(file, 'mp4'), ...form, wav];
  const fileBytes = HEADER_BYTES + 2 * BYTES_PER_MS * durationMs;
  const ended = await new TimeBudget(durationMs).spend((wallMs) =>
    runCaged(tools, args, { wallMs, fileBytes, signal }),
  );
  if (ended.code !== 0) throw explainFailure(ended);
};
