import { z } from 'zod';

import { setting } from './setting.js';
import { choiceList, urlOf } from './value-schemas.js';

const text = z.string().min(1).max(1000);

/** Settings of the engine that drafts captions. */
export const speechSettings = {
  SPEECH_COMMAND: setting({
    group: 'Captions',
    meaning:
      'A program on this machine that drafts captions, with its arguments, parted by spaces. `{audio}` stands for a WAV file (one channel, 16 kHz), `{language}` for `en` or `cy`. It writes WebVTT, SubRip, or lines of a word with its start and end in seconds. No shell sees it.',
    expected: 'a program and its arguments, with {audio} among them',
    example: 'pocketsphinx_continuous -infile {audio} -time yes -logfn /dev/null',
    fallback: undefined,
    unset: 'no drafts by a program',
    schema: text.refine((command) => command.includes('{audio}')),
  }),
  SPEECH_URL: setting({
    group: 'Captions',
    meaning:
      'A server that drafts captions at `/v1/audio/transcriptions`, as OpenAI has published it and whisper.cpp, LocalAI and others serve it. The sound of every video goes there. Used where SPEECH_COMMAND is not set.',
    expected: 'an http:// or https:// address',
    example: 'http://speech.internal:8000',
    fallback: undefined,
    unset: 'no drafts by a server',
    schema: urlOf('http:', 'https:'),
  }),
  SPEECH_MODEL: setting({
    group: 'Captions',
    meaning: 'The model that the server at SPEECH_URL is asked for.',
    expected: 'the name of a model',
    example: 'large-v3',
    fallback: 'whisper-1',
    schema: text,
  }),
  SPEECH_API_KEY: setting({
    group: 'Captions',
    meaning: 'The key for the server at SPEECH_URL, sent as a bearer token.',
    expected: 'a key',
    example: 'sk-…',
    fallback: undefined,
    unset: 'no key is sent',
    secret: true,
    schema: text,
  }),
  SPEECH_LANGUAGES: setting({
    group: 'Captions',
    meaning: 'The languages that the speech engine can write down.',
    expected: 'en, cy, or both separated by a comma',
    example: 'en,cy',
    fallback: 'en',
    schema: choiceList(['en', 'cy']),
  }),
};
