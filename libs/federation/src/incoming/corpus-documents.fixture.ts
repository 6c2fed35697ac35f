import { corpusImplementations, listCorpus, readCorpus } from '../fixtures/corpus.fixture.js';

/** One file of the corpus of documents that other servers really sent. */
export interface CorpusDocument {
  /** `folder/file.json`. */
  readonly name: string;
  readonly folder: string;
  readonly json: unknown;
}

/** Beside the folders of the implementations: the examples in the texts of the FEPs. */
const folders = (): readonly string[] => [...corpusImplementations(), '_fep'];

/** What the collectors wrote in place of the hosts of live servers, and what stands there on a live server. */
const AS_ON_A_LIVE_SERVER: readonly (readonly [RegExp, string])[] = [
  [/\bhttp:\/\/(?!(?:www\.w3|schema|joinmastodon|ostatus|purl|xmlns|litepub|activitystrea)\.?)/g, 'https://'],
  [/\b(?:localhost|127\.0\.0\.1):(\d+)/g, 'port-$1.example'],
  [/\b(lemmy-\w+):\d+/g, '$1.example'],
  [/\/\/(pasture-one-actor|testserver)\b/g, '//$1.example'],
  [/"SCRUBBED_ID"/g, '"https://kbin.test/scrubbed"'],
];

const live = (text: string): string =>
  AS_ON_A_LIVE_SERVER.reduce((changed, [pattern, by]) => changed.replaceAll(pattern, by), text);

const documents = (change: (text: string) => string): readonly CorpusDocument[] =>
  folders().flatMap((folder) =>
    listCorpus(folder)
      .filter((file) => file.endsWith('.json'))
      .map((file) => ({
        name: `${folder}/${file}`,
        folder,
        json: JSON.parse(change(readCorpus(`${folder}/${file}`).toString('utf8'))) as unknown,
      })),
  );

/** Every document as it was collected; none where the corpus is not on this machine. */
export const corpusAsCollected = (): readonly CorpusDocument[] => documents((text) => text);

/** The same with test hosts, plain `http` and scrubbed ids written as a live server would have them. */
export const corpusAsLive = (): readonly CorpusDocument[] => documents(live);
