import type { DemoThread } from '../../shape.js';

export const declaringInterests: DemoThread = {
  key: 'declaring-interests',
  community: 'contracts_room',
  title: 'Declaring an interest: examples of what counts',
  kind: 'discussion',
  language: 'en',
  author: 'marcus',
  minutesBeforeNow: 24480,
  locked: true,
  posts: [
    {
      author: 'marcus',
      language: 'en',
      minutesAfterPrevious: 0,
      markdown: `We are about to score bids for three contracts. Everybody who sees a bid has to fill in a declaration first. People ask me what counts, so here are real ones from earlier years, with details changed:

- your brother-in-law drives for one of the bidders: **declare**; you may still take part, after a talk
- you worked there six years ago: **declare**
- you get their newsletter: no
- they bought you lunch at a conference: **declare**, even if it was a bad lunch
- you can’t stand them: **declare**. A dislike is an interest too`,
    },
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 60,
      markdown:
        'My cousin’s garage has serviced one of the makes for years. He would gain nothing from this contract. Declare?',
    },
    {
      author: 'marcus',
      language: 'en',
      minutesAfterPrevious: 20,
      replyTo: 1,
      markdown: 'Declare. Then it is a line in a table. Undeclared it is a headline.',
      reactions: [{ kind: 'like', by: ['rhodri'] }],
    },
    {
      author: 'tomasz',
      language: 'en',
      minutesAfterPrevious: 180,
      markdown: 'I am in a user group that a telephony supplier pays the room for.',
    },
    {
      author: 'marcus',
      language: 'en',
      minutesAfterPrevious: 30,
      replyTo: 3,
      markdown: 'Declare, and you stay in the group.',
    },
    {
      author: 'ada',
      language: 'en',
      minutesAfterPrevious: 1440,
      markdown: 'Please make the form short. The old one asks for my spouse’s pension fund.',
    },
    {
      author: 'fatima',
      language: 'en',
      minutesAfterPrevious: 120,
      replyTo: 5,
      markdown:
        'I looked at it: of 31 fields we need nine. And the declarations themselves are personal data, so they go in the restricted folder, kept with the contract file and then destroyed on the same date.',
      reactions: [{ kind: 'insightful', by: ['ada', 'marcus'] }],
    },
    {
      author: 'marcus',
      language: 'en',
      minutesAfterPrevious: 11520,
      markdown:
        'Nine fields, live from today. All eleven scorers have filled it in. I am closing the thread so that it stays short; ask me by phone about your own case.',
      reactions: [{ kind: 'like', by: ['ada', 'fatima'] }],
    },
  ],
};
