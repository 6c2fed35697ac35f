import type { DemoThread } from '../../shape.js';

export const callBackOrWait: DemoThread = {
  key: 'call-back-or-wait',
  community: 'service_craft',
  title: 'Call-back instead of holding: people did not pick up',
  kind: 'discussion',
  language: 'en',
  author: 'tomasz',
  minutesBeforeNow: 29160,
  posts: [
    {
      author: 'tomasz',
      language: 'en',
      minutesAfterPrevious: 0,
      markdown: `We switched on "press 1 and we will ring you back". Sounds kind. In the first two weeks 1,912 people pressed 1, and **44% did not answer** when we rang. We try twice, so this made more work, not less.

I think it is because our call shows as "number withheld". Before I change it: is there a reason why we withhold?`,
    },
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 15,
      markdown:
        'History. Housing and social care asked for it, because a council number on the screen can put somebody at risk at home. It should never have been the rule for bin calls.',
      reactions: [{ kind: 'insightful', by: ['tomasz'] }],
    },
    {
      author: 'carys',
      language: 'en',
      minutesAfterPrevious: 120,
      replyTo: 1,
      markdown:
        'Yes. Please keep it withheld for adult care and for domestic abuse work. For us it is a matter of safety, not of habit.',
      reactions: [{ kind: 'support', by: ['helen', 'tomasz'] }],
    },
    {
      author: 'tomasz',
      language: 'en',
      minutesAfterPrevious: 1440,
      markdown:
        'Then by team: withheld stays for social care, homelessness and the duty desk. Everybody else shows the main number, so that people who ring back reach the front door.',
      reactions: [{ kind: 'like', by: ['carys', 'helen'] }],
    },
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 4320,
      markdown:
        'Could we also send a text when they press 1? "We will ring you before 15.40 from 01632 960100."',
    },
    {
      author: 'tomasz',
      language: 'en',
      minutesAfterPrevious: 1440,
      replyTo: 4,
      markdown: 'Live from this morning, and the call-back is only offered when the wait is over 6 minutes.',
      reactions: [{ kind: 'thanks', by: ['helen'] }],
    },
    {
      author: 'tomasz',
      language: 'en',
      minutesAfterPrevious: 20160,
      markdown:
        'Two weeks with number shown and text: **no answer down from 44% to 13%**. Two calls per caller went to 1.15. Nobody from the withheld teams has reported a problem.',
      reactions: [{ kind: 'celebrate', by: ['helen', 'ada', 'carys'] }],
    },
  ],
};
