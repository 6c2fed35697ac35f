import type { PartnerDelivery, PartnerView } from '#libs/contracts';

import type { Evidence } from '../erasure/erasure-evidence.js';

type Cell = string | number | null;

/** The columns of a table, named once for programs, in English whatever the reader speaks. */
export interface CsvTable<Row> {
  readonly header: readonly string[];
  readonly cells: (row: Row) => readonly Cell[];
}

const table = <Row>(columns: Readonly<Record<string, (row: Row) => Cell>>): CsvTable<Row> => ({
  header: Object.keys(columns),
  cells: (row) => Object.values(columns).map((cell) => cell(row)),
});

export const partnerTable = table<PartnerView>({
  server: ({ host }) => host,
  decision: ({ policy }) => policy,
  software: ({ software }) => software,
  'last heard': ({ lastHeardAt }) => lastHeardAt,
  'cannot be reached since': ({ failingSince }) => failingSince,
  trouble: ({ trouble }) => trouble?.kind ?? null,
  'waiting to be sent': ({ waiting }) => waiting.count,
  'oldest waits since': ({ waiting }) => waiting.since,
  'waiting to be handled': ({ arriving }) => arriving.count,
  'given up': ({ deadLetters }) => deadLetters?.count ?? 0,
  'delivered in 24 hours': ({ attempts }) => attempts.day.delivered,
  'failed in 24 hours': ({ attempts }) => attempts.day.failed,
  'delivered in 7 days': ({ attempts }) => attempts.week.delivered,
  'failed in 7 days': ({ attempts }) => attempts.week.failed,
  'theirs followed here': ({ followedThere }) => followedThere,
  'ours followed there': ({ followedHere }) => followedHere,
});

export const deliveryTable = table<PartnerDelivery>({
  activity: ({ id }) => id,
  type: ({ kind }) => kind,
  published: ({ publishedAt }) => publishedAt,
  state: ({ state }) => state,
  'delivered or given up': ({ at }) => at,
  attempts: ({ attempts }) => attempts,
  status: ({ status }) => status,
  trouble: ({ trouble }) => trouble?.kind ?? null,
  recorded: ({ trouble }) => trouble?.text ?? null,
});

export const erasureTable = table<Evidence>({
  person: ({ name }) => name,
  'asked first': ({ requestedAt }) => requestedAt,
  server: ({ host }) => host,
  state: ({ state }) => state,
  'confirmed or given up': ({ at }) => at,
  'times asked': ({ times }) => times,
});
