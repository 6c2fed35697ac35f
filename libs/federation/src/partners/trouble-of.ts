import type { DeliveryTrouble, PartnerView } from '#libs/contracts';

const kindOfStatus = (status: number): DeliveryTrouble => {
  if (status === 429) return 'busy';
  if (status === 410) return 'gone';
  return status === 408 || status >= 500 ? 'broken' : 'refused-by-them';
};

const kindOf = (recorded: string): DeliveryTrouble => {
  const [, status] = /^(\d{3})(?:\s|$)/.exec(recorded) ?? [];
  if (status !== undefined) return kindOfStatus(Number(status));
  if (recorded.startsWith('unreachable')) return 'unreachable';
  return recorded.startsWith('timeout') ? 'too-slow' : 'not-sent';
};

/** What an attempt to deliver recorded (`delivery/outcome.ts`), sorted into kinds that can be put into words. */
export const troubleOf = (recorded: string): NonNullable<PartnerView['trouble']> => ({
  kind: kindOf(recorded),
  text: recorded,
});
