export { canonicalHost } from './canonical-host.js';
export { configuredSafeFetch } from './configured-safe-fetch.js';
export type { StreamLimits } from './bounded-stream.js';
export type { ExchangeOptions, Prepare, PreparedRequest, RequestOptions } from './exchange.js';
export { FetchFailed, type FetchFailure, type Refusal } from './failure.js';
export { FetchBudget } from './fetch-budget.js';
export { type Network } from './network.js';
export type { JsonObject } from './parse-object.js';
export {
  SafeFetch,
  type Answered,
  type Delivery,
  type FetchedDocument,
  type FetchedObject,
  type FetchedStream,
  type GetOptions,
  type SafeFetchOptions,
  type StreamOptions,
} from './safe-fetch.js';
export type { DialMap, DialTarget } from './target.js';
