import { spawn, type ChildProcess } from 'node:child_process';

import { readOutput } from './read-output.js';
import { SpeechFailed, wallTimeMs, type Speech, type SpeechEngine } from './speech-engine.js';

const MOST_OUTPUT = 4 * 1024 * 1024;

/** The whole group, as an engine may start others. */
const end = (child: ChildProcess): void => {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has just ended by itself.
  }
};

const outputOf = (child: ChildProcess, program: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let output = '';
    let log = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (output.length > MOST_OUTPUT) end(child);
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-2_000);
    });
    child.on('error', (error) => reject(new SpeechFailed('not-reachable', `${program}: ${error.message}`)));
    child.on('close', (code, signal) => {
      if (code === 0) resolve(output);
      else reject(new SpeechFailed('refused', `${program} ended with ${signal ?? code}: ${log.trim()}`));
    });
  });

/**
 * A speech engine that is a program on this machine. `command` is the program and its arguments, parted by spaces;
 * `{audio}` stands for the WAV file and `{language}` for `en` or `cy`. No shell sees it. It writes WebVTT, SubRip or
 * one line for each word ("word start end", in seconds) to its standard output.
 */
export class CommandEngine implements SpeechEngine {
  constructor(private readonly command: string) {}

  async transcribe({ file, durationMs, language, signal }: Speech) {
    signal?.throwIfAborted();
    const [program = '', ...given] = this.command.trim().split(/\s+/);
    const args = given.map((part) => part.replaceAll('{audio}', file).replaceAll('{language}', language));
    const child = spawn(program, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      end(child);
    }, wallTimeMs(durationMs));
    const stop = (): void => end(child);
    signal?.addEventListener('abort', stop);
    try {
      return readOutput(await outputOf(child, program));
    } catch (error) {
      signal?.throwIfAborted();
      if (isLate) throw new SpeechFailed('took-too-long', `${program} did not end in time`);
      throw error;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
    }
  }
}
