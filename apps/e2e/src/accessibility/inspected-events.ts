import { answerEvent, createEvent, setEventState } from '#libs/contracts';
import type { ApiCaller } from '#libs/testing';

import type { Names } from './inspected-site.js';

interface Team {
  readonly owner: ApiCaller;
  readonly member: ApiCaller;
  readonly communityId: string;
}

/** An event to come to which people said yes and maybe, and one that was cancelled. */
export const planEvents = async ({ owner, member, communityId }: Team): Promise<Names> => {
  const plan = async (title: string, timeZone: string) => {
    const body = {
      title,
      agenda: 'Bring *gloves*.',
      startsAt: '2040-05-01T10:00',
      endsAt: '2040-05-01T12:00',
      timeZone,
      place: 'Northfield depot',
      link: 'https://meet.example/glass',
    };
    return (await owner(createEvent, { params: { communityId }, body })).answer;
  };
  const open = await plan('Glass day', 'Europe/London');
  const off = await plan('Paper day', 'America/St_Johns');
  await owner(setEventState, {
    params: { eventId: off.id },
    body: { state: 'cancelled', version: off.version },
  });
  const params = { eventId: open.id };
  await member(answerEvent, { params, body: { answer: 'yes' } });
  await owner(answerEvent, { params, body: { answer: 'maybe' } });
  return { event: open.id, planned: open.threadId, cancelled: off.threadId };
};
