import type { DraftView, EventDraft } from '#libs/contracts';

export const draftColumns = [
  'place',
  'title',
  'markdown',
  'reply_to_id',
  'made_from',
  'event',
  'revision',
  'updated_at',
] as const;

export interface DraftRow {
  place: string;
  title: string;
  markdown: string;
  reply_to_id: string | null;
  made_from: number | null;
  event: EventDraft | null;
  revision: number;
  updated_at: Date;
}

export const draftOf = (row: DraftRow): DraftView => ({
  place: row.place,
  title: row.title,
  markdown: row.markdown,
  replyToId: row.reply_to_id,
  madeFrom: row.made_from,
  event: row.event,
  revision: row.revision,
  updatedAt: row.updated_at.toISOString(),
});
