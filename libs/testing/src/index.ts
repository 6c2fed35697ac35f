export { apiCaller, type ApiCaller, type ApiProblem, type ApiResult } from './call-api.js';
export { startBuiltServer, type BuiltServer, type Ending } from './built-server.js';
export { countStatements } from './count-statements.js';
export { eventually, type Patience } from './eventually.js';
export { freePort } from './free-port.js';
export {
  documents,
  gifOfFrames,
  jpegClaiming,
  photo,
  pngClaiming,
  unwelcome,
  zipOf,
} from './sample-files.js';
export { findMinio, startMinio, type MinioServer } from './minio-server.js';
export { given, type Given, type GivenPerson } from './given.js';
export { RandomSource } from './random-source.js';
export { makeWorld, type StoredPost, type StoredThread, type World } from './random-world.js';
export { startTestServer, type TestServer } from './start-test-server.js';
export { createDatabase, testDatabase, type TestDatabase } from './test-database.js';
