export { changePicture } from './change-picture.js';
export { FilesModule } from './files.module.js';
export type { FilePart } from './joined-parts.js';
export { KeepForeignCrest } from './keep-foreign-crest.js';
export { KeepForeignPortrait } from './keep-foreign-portrait.js';
export { SendFile } from './send-file.js';
export { SignedCallers } from './signed-callers.js';
export { filesStatusOf } from './status-of.js';
export { UploadTurns } from './upload-turns.js';
