import { openAsBlob } from 'node:fs';

import { readOutput } from './read-output.js';
import { SpeechFailed, wallTimeMs, type Speech, type SpeechEngine } from './speech-engine.js';

export interface HttpEngineOptions {
  /** The address before `/v1/audio/transcriptions`. */
  readonly url: string;
  readonly model: string;
  readonly key?: string | undefined;
}

/**
 * A speech engine behind the transcription endpoint that OpenAI has published and others serve as well (whisper.cpp's
 * server, faster-whisper, LocalAI). The recording goes to that address, so it is the operator's choice to trust it.
 *
 * @see https://platform.openai.com/docs/api-reference/audio/createTranscription
 */
export class HttpEngine implements SpeechEngine {
  constructor(private readonly options: HttpEngineOptions) {}

  async transcribe({ file, durationMs, language, signal }: Speech) {
    const form = new FormData();
    form.set('file', await openAsBlob(file, { type: 'audio/wav' }), 'speech.wav');
    form.set('model', this.options.model);
    form.set('language', language);
    form.set('response_format', 'vtt');
    const late = AbortSignal.timeout(wallTimeMs(durationMs));
    const answer = await this.ask(form, signal === undefined ? late : AbortSignal.any([late, signal]), late);
    return readOutput(answer);
  }

  private async ask(form: FormData, signal: AbortSignal, late: AbortSignal): Promise<string> {
    const { url, key } = this.options;
    const address = `${url.replace(/\/+$/, '')}/v1/audio/transcriptions`;
    const headers: Record<string, string> = key === undefined ? {} : { authorization: `Bearer ${key}` };
    try {
      const answer = await fetch(address, { method: 'POST', body: form, headers, signal, redirect: 'error' });
      const text = await answer.text();
      if (answer.ok) return text;
      throw new SpeechFailed('refused', `${address} answered ${answer.status}: ${text.slice(0, 500)}`);
    } catch (error) {
      if (error instanceof SpeechFailed) throw error;
      if (late.aborted) throw new SpeechFailed('took-too-long', `${address} did not answer in time`);
      signal.throwIfAborted();
      throw new SpeechFailed('not-reachable', `${address}: ${String(error)}`);
    }
  }
}
