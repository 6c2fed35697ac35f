import type { DemoThread } from '../../shape.js';

export const meetingRecordings: DemoThread = {
  key: 'meeting-recordings',
  community: 'digidol',
  title: 'How long do we keep recordings of team meetings?',
  kind: 'question',
  language: 'en',
  author: 'helen',
  minutesBeforeNow: 26400,
  posts: [
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 0,
      markdown:
        'My team records its weekly meeting so that part-timers can catch up. There are now 74 recordings. Nobody decided to keep them; nobody decided not to. @fatima what is the rule?',
    },
    {
      author: 'fatima',
      language: 'en',
      minutesAfterPrevious: 50,
      markdown: `The rule is: as long as there is a purpose, and then they go. For "catch up" the purpose is over in about a month. My advice:

- **30 days**, automatically, for team meetings
- decisions go in the notes, and *the notes* are the record
- never record one-to-ones, supervision or anything about a person’s health
- say at the start that you record, and why`,
      reactions: [{ kind: 'thanks', by: ['helen'] }],
    },
    {
      author: 'carys',
      language: 'en',
      minutesAfterPrevious: 120,
      markdown:
        'And please do not put recordings of case discussions anywhere. We had that once, by accident.',
    },
    {
      author: 'tomasz',
      language: 'en',
      minutesAfterPrevious: 60,
      markdown:
        'I can set the 30 days centrally. Once set, a recording older than that goes without asking. Teams that need longer must name a reason and a date.',
    },
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 30,
      replyTo: 3,
      markdown: 'Do it for mine today.',
    },
    {
      author: 'ada',
      language: 'en',
      minutesAfterPrevious: 1440,
      markdown:
        '@tomasz wait before you do it for everybody: training videos sit in the same place. There are about 40 of those that we want to keep.',
    },
    {
      author: 'tomasz',
      language: 'en',
      minutesAfterPrevious: 180,
      replyTo: 5,
      markdown:
        'Good catch. Training goes in its own library first. I will e-mail the owners, wait two weeks, then switch it on.',
      reactions: [{ kind: 'like', by: ['ada', 'fatima'] }],
    },
    {
      author: 'tomasz',
      language: 'en',
      minutesAfterPrevious: 24360,
      markdown:
        'Switched on this morning. 1,206 recordings gone, 43 training films kept, 4 kept for a reason with a date. Nobody has missed anything so far.',
      reactions: [{ kind: 'celebrate', by: ['fatima', 'helen'] }],
    },
  ],
};
