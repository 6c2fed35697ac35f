import * as contracts from '#libs/contracts';
import type { EventView } from '#libs/contracts';

import { exampleOf, type Example } from './example.fixture.js';
import type { Scene } from './scene.fixture.js';

const facts = {
  title: 'Bench morning',
  startsAt: '2030-07-01T10:00',
  endsAt: '2030-07-01T11:30',
  timeZone: 'Europe/London',
  place: 'The depot',
  link: 'https://meet.example/benches',
};

const newEvent = async ({ owner, parks }: Scene): Promise<EventView> => {
  const body = { ...facts, agenda: 'Bring a **spanner**.' };
  return (await owner.call(contracts.createEvent, { params: { communityId: parks.id }, body })).answer;
};

const newState = async (scene: Scene) => {
  const { id: eventId, version } = await newEvent(scene);
  return { params: { eventId }, body: { state: 'cancelled', version } } as const;
};

const cancelled = async (scene: Scene): Promise<EventView> => {
  const asked = await newState(scene);
  return (await scene.owner.call(contracts.setEventState, asked)).answer;
};

/** Events of communities, who comes, and their calendars. */
export const eventExamples: readonly Example[] = [
  exampleOf(contracts.createEvent)(
    (scene) => ({
      as: scene.member,
      params: { communityId: scene.parks.id },
      body: { ...facts, agenda: 'Bring a **spanner**.', language: 'en' },
    }),
    {
      code: 'event.too-long',
      asked: (scene) => ({
        as: scene.member,
        params: { communityId: scene.parks.id },
        body: { ...facts, endsAt: '2030-09-01T10:00', agenda: '' },
      }),
    },
  ),
  exampleOf(contracts.listCommunityEvents)(async (scene) => {
    await newEvent(scene);
    return { params: { communityId: scene.parks.id }, query: { limit: '3', when: 'upcoming' } };
  }),
  exampleOf(contracts.listMyEvents)(async (scene) => {
    await newEvent(scene);
    return { as: scene.member, query: { limit: '3' } };
  }),
  exampleOf(contracts.readEvent)(async (scene) => ({ params: { eventId: (await newEvent(scene)).id } })),
  exampleOf(contracts.updateEvent)(
    async (scene) => {
      const { id: eventId, version } = await newEvent(scene);
      const agenda = { markdown: 'Bring two.', version: 1 };
      return { as: scene.owner, params: { eventId }, body: { ...facts, recordingId: null, version, agenda } };
    },
    {
      code: 'event.changed',
      asked: async (scene) => {
        const { id: eventId, version } = await cancelled(scene);
        return {
          as: scene.owner,
          params: { eventId },
          body: { ...facts, recordingId: null, version: version - 1 },
        };
      },
    },
  ),
  exampleOf(contracts.setEventState)(async (scene) => ({ as: scene.owner, ...(await newState(scene)) }), {
    code: 'event.changed',
    asked: async (scene) => {
      const { id: eventId, version } = await cancelled(scene);
      return { as: scene.owner, params: { eventId }, body: { state: 'planned', version: version - 1 } };
    },
  }),
  exampleOf(contracts.answerEvent)(
    async (scene) => ({
      as: scene.member,
      params: { eventId: (await newEvent(scene)).id },
      body: { answer: 'yes' },
    }),
    {
      code: 'event.cancelled',
      asked: async (scene) => ({
        as: scene.member,
        params: { eventId: (await cancelled(scene)).id },
        body: { answer: 'yes' },
      }),
    },
  ),
  exampleOf(contracts.withdrawEventAnswer)(async (scene) => ({
    as: scene.member,
    params: { eventId: (await newEvent(scene)).id },
  })),
  exampleOf(contracts.listEventGuests)(
    async (scene) => {
      const { id: eventId } = await newEvent(scene);
      for (const { call } of [scene.member, scene.owner])
        await call(contracts.answerEvent, { params: { eventId }, body: { answer: 'yes' } });
      return { as: scene.member, params: { eventId }, query: { limit: '3', answer: 'yes' } };
    },
    {
      code: 'not-allowed',
      asked: async (scene) => ({
        as: await scene.newcomer(),
        params: { eventId: (await newEvent(scene)).id },
      }),
    },
  ),
  exampleOf(contracts.makeCalendarAddress)((scene) => ({
    as: scene.member,
    query: { communityId: scene.parks.id },
  })),
  exampleOf(contracts.readCalendarAddress)((scene) => ({
    as: scene.member,
    query: { communityId: scene.parks.id },
  })),
  exampleOf(contracts.endCalendarAddress)((scene) => ({
    as: scene.member,
    query: { communityId: scene.parks.id },
  })),
];
