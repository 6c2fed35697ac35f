import type { Container } from '../media-facts.js';
import { explainFailure } from '../process/explain-failure.js';
import type { Toolbox } from '../process/find-ffmpeg.js';
import { inputArguments } from '../process/input-arguments.js';
import { runCaged } from '../process/run-caged.js';
import { parseHeader, type Header } from './parse-header.js';

/** Reading a header takes milliseconds; a file that keeps ffmpeg busy for longer is made to. */
const HEADER_MS = 30_000;

/**
 * What the container says about its streams. No decoder is opened for it. This is why ffmpeg is asked and not ffprobe,
 * which opens a decoder for every stream: also for covers and subtitles, which we ignore, and hidden second films.
 * @throws MediaRefused
 */
export const readHeader = async (
  tools: Toolbox,
  file: string,
  container: Container,
  signal: AbortSignal | undefined,
): Promise<Header> => {
  // Without an output ffmpeg lists what it found and ends with an error.
  const ended = await runCaged(tools, inputArguments(file, container, 'none'), { wallMs: HEADER_MS, signal });
  const header = parseHeader(ended.log);
  if (header === null) throw explainFailure(ended);
  return header;
};
