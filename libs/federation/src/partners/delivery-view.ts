import { sql } from 'kysely';

import type { PartnerDelivery } from '#libs/contracts';

import { momentOf } from '../moment-of.js';
import { troubleOf } from './trouble-of.js';

/** A delivery as statements read it. */
export interface DeliveryRow {
  readonly attempts: number;
  readonly status: number | null;
  readonly deliveredAt: Date | null;
  readonly deadAt: Date | null;
  readonly notBefore: Date | null;
  readonly lastError: string;
}

/** The columns of a {@link DeliveryRow}, of deliveries under the alias `d`. */
export const deliveryColumns = sql`d.attempts, d.last_status status, d.delivered_at "deliveredAt", d.dead_at "deadAt",
  d.not_before "notBefore", d.last_error "lastError"`;

const stateOf = ({ deliveredAt, deadAt }: DeliveryRow): PartnerDelivery['state'] => {
  if (deliveredAt !== null) return 'delivered';
  return deadAt === null ? 'waiting' : 'given-up';
};

/** `isPrivate`: what the other side answered may repeat what it was sent, and is left out. */
export const presentDelivery = (
  row: DeliveryRow,
  isPrivate: boolean,
): Omit<PartnerDelivery, 'id' | 'kind' | 'publishedAt'> => {
  const state = stateOf(row);
  const found = row.lastError === '' ? null : troubleOf(row.lastError);
  return {
    state,
    attempts: row.attempts,
    status: row.status,
    at: momentOf(row.deliveredAt ?? row.deadAt),
    nextAt: state === 'waiting' ? momentOf(row.notBefore) : null,
    trouble: found !== null && isPrivate ? { ...found, text: '' } : found,
  };
};
