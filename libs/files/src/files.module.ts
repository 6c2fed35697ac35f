import { Module } from '@nestjs/common';

import { CONFIG, type Config } from '#libs/config';
import { OBJECT_STORE, openObjectStore } from '#libs/storage';

import { FileStore } from './file-store.js';
import { FilesController } from './files.controller.js';
import { FindFile } from './find-file.js';
import { KeepForeignCrest } from './keep-foreign-crest.js';
import { KeepForeignPortrait } from './keep-foreign-portrait.js';
import { KeepPreview } from './keep-preview.js';
import { RemoveUnusedFiles } from './remove-unused-files.js';
import { SendFile } from './send-file.js';
import { SignedCallers } from './signed-callers.js';
import { TemporaryFiles } from './temporary-files.js';
import { UnusedFiles } from './unused-files.js';
import { UploadFile } from './upload-file.js';

/** Uploads, and everything that is served from them. */
@Module({
  controllers: [FilesController],
  providers: [
    {
      provide: OBJECT_STORE,
      inject: [CONFIG],
      useFactory: (config: Config) => openObjectStore(config.storage),
    },
    FileStore,
    FindFile,
    KeepForeignCrest,
    KeepForeignPortrait,
    KeepPreview,
    RemoveUnusedFiles,
    SendFile,
    SignedCallers,
    TemporaryFiles,
    UnusedFiles,
    UploadFile,
  ],
  exports: [KeepForeignCrest, KeepForeignPortrait, KeepPreview, OBJECT_STORE, SendFile, SignedCallers],
})
export class FilesModule {}
