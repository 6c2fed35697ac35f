import { AnswerEvent, ChangeEvent, PlanEvent } from '#libs/events';
import { localTimeOf } from '#libs/kernel';

import type { DemoEvent } from './content/shape.js';
import type { DemoStage } from './demo-stage.js';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const ZONE = 'Europe/London';
const ANSWERS = ['yes', 'maybe', 'no'] as const;

type Planned = Awaited<ReturnType<PlanEvent['execute']>>;

const plan = (stage: DemoStage, event: DemoEvent, day: Date): Promise<Planned> => {
  const me = stage.person(event.author);
  const { key, title, language, agenda, place, link, from, to } = event;
  const date = localTimeOf(day, ZONE).slice(0, 'yyyy-mm-dd'.length);
  const body = {
    title,
    language,
    agenda,
    place,
    link,
    timeZone: ZONE,
    startsAt: `${date}T${from}`,
    endsAt: `${date}T${to}`,
  };
  const params = { communityId: stage.community(event.community) };
  return stage.get(PlanEvent).execute(me, stage.once(me, 'demo-event', { key }), { params, body });
};

/** Names the video that was made of it, where this machine could prepare videos. */
const record = async (
  stage: DemoStage,
  { author, recording }: DemoEvent,
  planned: Planned,
): Promise<void> => {
  const recordingId = stage.videos.get(recording ?? '');
  if (recordingId === undefined) return;
  const { title, timeZone, place, link, version } = planned;
  const [startsAt, endsAt] = [planned.startsLocal, planned.endsLocal];
  const body = { title, timeZone, place, link, version, startsAt, endsAt, recordingId };
  const params = { eventId: planned.id };
  stage.clock.set(new Date(Date.parse(planned.endsAt) + DAY));
  await stage.get(ChangeEvent).update(stage.person(author), { params, body });
};

/** That day, or the Monday after it at a weekend: nobody is at the office then. */
const workingDay = (day: Date): Date => {
  const weekday = day.getUTCDay();
  const ahead = { 6: 2, 0: 1 }[weekday] ?? 0;
  return new Date(day.getTime() + ahead * DAY);
};

/** Events to come, and one that is over. */
export const seedEvents = async (stage: DemoStage, now: Date): Promise<void> => {
  for (const event of stage.content.events) {
    const day = workingDay(new Date(now.getTime() + event.daysFromNow * DAY));
    const plannedAt = day.getTime() - event.plannedDaysBefore * DAY;
    stage.clock.set(new Date(plannedAt));
    const planned = await plan(stage, event, day);
    let hours = 0;
    for (const answer of ANSWERS)
      for (const handle of event.answers[answer]) {
        hours += 3;
        stage.clock.set(new Date(plannedAt + hours * HOUR));
        await stage.get(AnswerEvent).answer(stage.person(handle), planned.id, answer);
      }
    await record(stage, event, planned);
  }
};
