export { ThreadDocuments } from './beside-threads/thread-documents.js';
export { removeDocument } from './delete-document.js';
export { DocumentsModule } from './documents.module.js';
export { ReadDocuments } from './read-documents.js';
export { documentsStatusOf } from './status-of.js';
export { AddDocument } from './versions/add-document.js';
export { AddVersion } from './versions/add-version.js';
