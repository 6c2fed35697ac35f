import type { DemoThread } from '../../shape.js';

export const telecarePendants: DemoThread = {
  key: 'telecare-pendants',
  community: 'homes_and_care',
  title: 'Moving 1,120 pendants to digital: how we keep everybody safe',
  kind: 'discussion',
  language: 'en',
  author: 'carys',
  minutesBeforeNow: 34560,
  posts: [
    {
      author: 'carys',
      language: 'en',
      minutesAfterPrevious: 0,
      markdown: `Tomasz and I have a plan for the telecare move. It is slow by design. For each person:

1. We phone, and a second person phones again if they were unsure.
2. The installer stays until a **real test call** was answered, with the person pressing the button.
3. The old unit stays for 14 days, unplugged but there.
4. Silence alarm: if the new unit has not reported for 24 hours, we ring; no answer, we go.

Order: those living alone with a recent fall go *last*, after we have learned on easier ones. Some of you will think it should be the other way round. Say so here.`,
      reactions: [{ kind: 'like', by: ['helen'] }],
    },
    {
      author: 'priya',
      language: 'en',
      minutesAfterPrevious: 120,
      markdown: 'I did think so. But you are right; your first hundred are where the mistakes happen.',
    },
    {
      author: 'tomasz',
      language: 'en',
      minutesAfterPrevious: 90,
      markdown:
        'Facts from the pilot of 40: 3 homes without enough mobile signal on either network (solved with an outside aerial), 1 unit with a dead backup battery out of the box. So the battery is now tested on the bench for 48 hours before it goes to anybody.',
      reactions: [
        { kind: 'like', by: ['carys'] },
        { kind: 'insightful', by: ['priya'] },
      ],
    },
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 1440,
      markdown: '@tomasz in a power cut, how long does the new one last?',
    },
    {
      author: 'tomasz',
      language: 'en',
      minutesAfterPrevious: 180,
      replyTo: 3,
      markdown:
        'The unit itself: 40 hours measured, on the bench, with one test call each hour. The mobile mast is the weaker link; many have little or no backup. Which is why the units have two networks, and why your emergency list of very vulnerable people still matters.',
      reactions: [{ kind: 'thanks', by: ['helen'] }],
    },
    {
      author: 'elin',
      language: 'en',
      minutesAfterPrevious: 2880,
      markdown:
        'The library can host open mornings where people press a pendant and see what happens. It takes the fear out. With tea.',
    },
    {
      author: 'carys',
      language: 'en',
      minutesAfterPrevious: 240,
      replyTo: 5,
      markdown: 'Yes, three please: the two towns and the van.',
      reactions: [{ kind: 'celebrate', by: ['elin'] }],
    },
    {
      author: 'tomasz',
      language: 'en',
      minutesAfterPrevious: 25800,
      markdown:
        'State this morning: 186 moved, 2 silence alarms (both a plug pulled for the hoover), 0 failed test calls left open. Two open mornings held, 70 people, one of them pressed the pendant eleven times. Respect.',
      reactions: [{ kind: 'like', by: ['priya', 'elin', 'helen'] }],
    },
  ],
};
