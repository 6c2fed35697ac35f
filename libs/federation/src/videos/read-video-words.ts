import { sql } from 'kysely';

import { readCaptions, type Cue } from '#libs/captions';
import type { Database } from '#libs/database';
import { DomainError, LIMITS } from '#libs/kernel';
import type { KeepVideoElsewhere, MediaSource } from '#libs/media';
import { FetchBudget, type FetchFailure } from '#libs/safe-fetch';

import type { ReaderDocuments } from '../history/reader-documents.js';
import { isForNow } from '../inbox/fetch-heard.js';
import { isObject, listOf } from '../incoming/json.js';
import { readName } from '../incoming/links.js';
import { videoReaderColumn } from './video-reader.js';

export interface ReadVideoWordsParts {
  readonly database: Database;
  readonly media: MediaSource;
  readonly documents: ReaderDocuments;
  readonly videos: KeepVideoElsewhere;
}

interface Row {
  readonly captions: readonly { readonly language: 'en' | 'cy'; readonly url: string }[];
  readonly chapters: string | null;
  readonly duration_ms: number;
  readonly reader: string | null;
}

interface Chapter {
  readonly startMs: number;
  readonly title: string;
}

const CAPTION_TYPES = ['text/vtt', 'text/plain', 'application/x-subrip', 'application/octet-stream'] as const;

const leave = (failure: FetchFailure): void => {
  if (isForNow(failure)) throw new Error(`words of a video could not be had: ${failure.kind}`);
};

/** Captions that can be read, as far as the video goes; PostgreSQL has no place for the character of value 0. */
const cuesIn = (bytes: Uint8Array, durationMs: number): readonly Cue[] => {
  try {
    return readCaptions(bytes.filter((byte) => byte !== 0)).filter(({ startMs }) => startMs <= durationMs);
  } catch (error) {
    if (error instanceof DomainError) return [];
    throw error;
  }
};

const readChapter = (entry: unknown): Chapter | null => {
  if (!isObject(entry)) return null;
  const title = readName(entry['name'])?.slice(0, LIMITS.videos.chapterTitle) ?? '';
  const { startOffset } = entry;
  const isMoment = typeof startOffset === 'number' && Number.isFinite(startOffset) && startOffset >= 0;
  return title === '' || !isMoment ? null : { startMs: Math.round(startOffset * 1000), title };
};

/** In the order of their times, each once. */
const chaptersIn = (value: unknown, durationMs: number): readonly Chapter[] => {
  const found = listOf(value)
    .slice(0, LIMITS.videos.chapters)
    .map(readChapter)
    .filter((chapter) => chapter !== null);
  return [...new Map(found.map((chapter) => [chapter.startMs, chapter])).values()]
    .filter(({ startMs }) => startMs < durationMs)
    .toSorted((one, other) => one.startMs - other.startMs);
};

/** Reads what is said in a video elsewhere, and its chapters, into the same rows as those of our own. */
export class ReadVideoWords {
  constructor(private readonly parts: ReadVideoWordsParts) {}

  /** Doing it again changes nothing. @throws Error when it is worth trying again */
  async run(videoId: string): Promise<void> {
    const row = await this.find(videoId);
    if (row === undefined) return;
    for (const { language, url } of row.captions) await this.readCaptions(videoId, { ...row, language, url });
    if (row.chapters !== null) await this.readChapters(videoId, row.chapters, row);
  }

  private async find(videoId: string): Promise<Row | undefined> {
    const { rows } = await sql<Row>`
      select e.captions, e.chapters, v.duration_ms, ${videoReaderColumn} as reader
      from video_elsewhere e join video v on v.id = e.video_id join community c on c.id = v.community_id
      where v.id = ${videoId} and v.deleted_at is null`.execute(this.parts.database.sql);
    return rows[0];
  }

  private async readCaptions(
    videoId: string,
    wanted: Row & { readonly language: 'en' | 'cy'; readonly url: string },
  ): Promise<void> {
    const { database, media, videos } = this.parts;
    const { language, url, duration_ms: durationMs } = wanted;
    const found = await media.document({ videoId, url, accept: CAPTION_TYPES });
    if (found.kind !== 'document') return leave(found);
    const cues = cuesIn(found.bytes, durationMs);
    if (cues.length > 0) await database.transaction((tx) => videos.captions(tx, videoId, { language, cues }));
    return undefined;
  }

  private async readChapters(videoId: string, url: string, { reader, duration_ms }: Row): Promise<void> {
    const { database, documents, videos } = this.parts;
    const found = await documents.of(reader).object(url, new FetchBudget());
    if (found.kind !== 'object') return leave(found);
    const chapters = chaptersIn(found.document['hasPart'], duration_ms);
    if (chapters.length > 0) await database.transaction((tx) => videos.chapters(tx, videoId, chapters));
    return undefined;
  }
}
