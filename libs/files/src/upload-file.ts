import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';

import { Inject, Injectable } from '@nestjs/common';

import { CONFIG, type Config } from '#libs/config';
import { uploadFields, type FileView } from '#libs/contracts';
import { Database, runOnce, type OnceKey, type Transaction } from '#libs/database';
import { CLOCK, DomainError, type AccountViewer, type Clock } from '#libs/kernel';
import { readUpload, storageFailure, type UploadedFile, type UploadLimits } from '#libs/storage';

import { FileStore, objectKeysOf } from './file-store.js';
import { insertFile, newFileRow } from './new-file-row.js';
import { prepareFile } from './prepare-file.js';
import { presentFile, type FileRow } from './present-file.js';
import { isUnused } from './reads-file.js';
import { TEMPORARY_FOLDER } from './temporary-files.js';
import { UploadTurns } from './upload-turns.js';

const MOST_UNUSED = 100;

type Fields = ReturnType<typeof uploadFields.parse>;

const parseFields = (given: ReadonlyMap<string, string>): Fields => {
  const parsed = uploadFields.safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path, code }) => ({
    path: path.join('.'),
    code: code === 'invalid_value' || code === 'invalid_type' ? 'field.invalid' : 'field.too-large',
  }));
  throw new DomainError('invalid-input', {}, fields);
};

/** Takes in one file: checks it by its content, stores what may be stored, and remembers it as unused. */
@Injectable()
export class UploadFile {
  private readonly turns = new UploadTurns();
  private readonly limits: UploadLimits;

  constructor(
    private readonly database: Database,
    private readonly store: FileStore,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.limits = {
      folder: join(config.dataDir, TEMPORARY_FOLDER),
      fileField: 'file',
      fields: ['purpose', 'alt'],
      fileBytes: Math.max(
        config.uploads.attachmentBytes,
        config.uploads.documentBytes,
        config.uploads.imageBytes,
      ),
    };
  }

  /**
   * @throws DomainError `upload.*`, `storage.*`, `invalid-input`, `not-allowed`, `idempotency.key-reused`
   */
  async execute(me: AccountViewer, once: OnceKey, request: IncomingMessage): Promise<FileView> {
    await this.demandRoom(me);
    return this.turns.take(me.personId, async () => {
      const { fields, file } = await readUpload(request, this.limits);
      try {
        return await this.accept(me, once, parseFields(fields), file);
      } finally {
        await file?.discard();
      }
    });
  }

  private async demandRoom(me: AccountViewer): Promise<void> {
    const { unused } = await this.database.sql
      .selectFrom('stored_file as f')
      .select((select) => select.fn.countAll<number>().as('unused'))
      .where('f.owner_id', '=', me.personId)
      .where('f.purpose', 'in', ['attachment', 'document'])
      .where('f.deleted_at', 'is', null)
      .where(isUnused)
      .executeTakeFirstOrThrow();
    if (unused >= MOST_UNUSED) throw new DomainError('upload.too-many-unused', { most: MOST_UNUSED });
  }

  /**
   * Keeps a file that has arrived whole; whoever has it discards it.
   * @throws DomainError `upload.*`, `storage.*`, `not-allowed`, `idempotency.key-reused`
   */
  async accept(
    me: AccountViewer,
    once: OnceKey,
    fields: Fields,
    file: UploadedFile | null,
  ): Promise<FileView> {
    if (file === null) throw storageFailure('upload.file-missing');
    if (fields.purpose === 'crest' && me.role !== 'admin') throw new DomainError('not-allowed');
    const prepared = await prepareFile(file, fields.purpose, this.config.uploads);
    const kept = await this.store.keep(prepared);
    const about = { ...fields, owner_id: me.personId, created_at: this.clock.now() };
    const row = newFileRow(about, prepared, kept);
    const repeatable = { ...once, request: { ...fields, ...file.declared, sha256: file.sha256 } };
    return this.remember(row, repeatable);
  }

  private async remember(row: FileRow, once: OnceKey): Promise<FileView> {
    const insert = async (tx: Transaction): Promise<FileView> => {
      await insertFile(tx, row);
      return presentFile(row);
    };
    try {
      const view = await runOnce(this.database, once, insert);
      // The same upload came before: the file from then stands, and these objects belong to nobody.
      if (view.id !== row.id) await this.store.discard(objectKeysOf(row));
      return view;
    } catch (error) {
      await this.store.discard(objectKeysOf(row));
      throw error;
    }
  }
}
