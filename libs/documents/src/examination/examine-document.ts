import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

import { Inject, Injectable } from '@nestjs/common';
import type { Updateable } from 'kysely';

import { CONFIG, type Config } from '#libs/config';
import { Database, type Tables, type Transaction } from '#libs/database';
import { KeepPreview } from '#libs/files';
import { LIMITS } from '#libs/kernel';
import { LOG, type Log } from '#libs/observability';
import { OBJECT_STORE, type ObjectStore } from '#libs/storage';

import { openLatest } from '../versions/open-latest.js';
import { convertToPdf } from './convert-to-pdf.js';
import { cutIntoPassages } from './cut-into-passages.js';
import { readWords } from './read-words.js';
import { scanForViruses, type Verdict } from './scan-for-viruses.js';

/** Below the data folder: documents that a worker is busy with. */
const EXAMINATION_FOLDER = 'examination';
const INSERTED_AT_ONCE = 200;

interface FileAtHand {
  readonly fileId: string;
  readonly documentId: string;
  readonly language: 'en' | 'cy';
  readonly key: string;
  readonly mediaType: string;
  readonly scan: string;
  readonly text: string;
  readonly preview: string;
  readonly attempts: number;
}

/**
 * What happens to a file after it has become a version: the scan first, and only of what passes it the rest. Each step is
 * written down as it is done, so that a repeat goes on where the one before it ended.
 */
@Injectable()
export class ExamineDocument {
  constructor(
    private readonly database: Database,
    private readonly previews: KeepPreview,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** @throws Error when it is worth trying again */
  async execute(fileId: string, signal: AbortSignal): Promise<void> {
    const file = await this.find(fileId);
    if (file === null) return;
    if (file.scan === 'waiting' && !(await this.scan(file, signal))) return;
    if (file.text !== 'waiting' && file.preview !== 'waiting') return;
    if (!(await this.begin(file))) return;
    const root = join(this.config.dataDir, EXAMINATION_FOLDER);
    await mkdir(root, { recursive: true, mode: 0o700 });
    const folder = await mkdtemp(join(root, 'document-'));
    try {
      const source = join(folder, 'source');
      await pipeline(await this.store.get(file.key), createWriteStream(source, { mode: 0o600 }), { signal });
      if (file.text === 'waiting') await this.readWords(file, source, signal);
      if (file.preview === 'waiting') await this.makePreview(file, { folder, source }, signal);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  private async find(fileId: string): Promise<FileAtHand | null> {
    const row = await this.database.sql
      .selectFrom('document_file as df')
      .innerJoin('stored_file as f', 'f.id', 'df.file_id')
      .innerJoin('document as d', 'd.id', 'df.document_id')
      .select([
        'df.file_id as fileId',
        'df.document_id as documentId',
        'd.language',
        'f.object_key as key',
        'f.media_type as mediaType',
        'df.scan',
        'df.text_state as text',
        'df.preview',
        'df.attempts',
      ])
      .where('df.file_id', '=', fileId)
      .where('df.scan', '<>', 'refused')
      .executeTakeFirst();
    return row ?? null;
  }

  /** @returns whether others may open it */
  private async scan({ fileId, documentId, key }: FileAtHand, signal: AbortSignal): Promise<boolean> {
    const { virusScanner } = this.config;
    const verdict: Verdict =
      virusScanner === null
        ? { scan: 'not-scanned', finding: null }
        : await scanForViruses(virusScanner, () => this.store.get(key), signal);
    await this.database.transaction(async (tx) => {
      // The document first, as whoever adds a version holds it too.
      const document = await tx.sql
        .selectFrom('document')
        .select('id')
        .where('id', '=', documentId)
        .forNoKeyUpdate()
        .executeTakeFirst();
      if (document === undefined) return;
      await write(tx, fileId, verdict);
      await openLatest(tx, documentId, new Date());
    });
    if (verdict.scan !== 'refused') return true;
    this.log.warn({ fileId, documentId, finding: verdict.finding }, 'document refused by the virus scanner');
    await this.store.delete(key);
    return false;
  }

  /** Counts an attempt, or gives the file up after so many that ended without a word, as when their processes were killed. */
  private async begin({ fileId, attempts }: FileAtHand): Promise<boolean> {
    if (attempts < LIMITS.mediaWorker.attempts) {
      await this.write(fileId, { attempts: attempts + 1 });
      return true;
    }
    await this.database.sql
      .updateTable('document_file')
      .set({ text_state: 'none' })
      .where('file_id', '=', fileId)
      .where('text_state', '=', 'waiting')
      .execute();
    await this.database.sql
      .updateTable('document_file')
      .set({ preview: 'none' })
      .where('file_id', '=', fileId)
      .where('preview', '=', 'waiting')
      .execute();
    return false;
  }

  private async readWords(
    { fileId, mediaType, language }: FileAtHand,
    source: string,
    signal: AbortSignal,
  ): Promise<void> {
    const pages = await readWords(source, mediaType, signal);
    if (pages === null) {
      await this.write(fileId, { text_state: 'none' });
      return;
    }
    const rows = cutIntoPassages(pages).map(({ page, text }, position) => ({
      file_id: fileId,
      position,
      page,
      language,
      text,
    }));
    await this.database.transaction(async (tx) => {
      await tx.sql.deleteFrom('document_passage').where('file_id', '=', fileId).execute();
      for (let start = 0; start < rows.length; start += INSERTED_AT_ONCE)
        await tx.sql
          .insertInto('document_passage')
          .values(rows.slice(start, start + INSERTED_AT_ONCE))
          .execute();
      await write(tx, fileId, { text_state: rows.length === 0 ? 'none' : 'ready' });
    });
  }

  private async makePreview(
    { fileId, mediaType }: FileAtHand,
    { folder, source }: { readonly folder: string; readonly source: string },
    signal: AbortSignal,
  ): Promise<void> {
    const pdf = await convertToPdf({ folder, source, mediaType }, signal);
    if (pdf !== null) await this.previews.keep(fileId, pdf);
    await this.write(fileId, { preview: pdf === null ? 'none' : 'ready' });
  }

  private async write(fileId: string, change: Updateable<Tables['document_file']>): Promise<void> {
    await this.database.transaction((tx) => write(tx, fileId, change));
  }
}

const write = async (
  tx: Transaction,
  fileId: string,
  change: Updateable<Tables['document_file']>,
): Promise<void> => {
  await tx.sql.updateTable('document_file').set(change).where('file_id', '=', fileId).execute();
};
