import type { DemoThread } from '../../shape.js';

export const repairsContractorPerformance: DemoThread = {
  key: 'repairs-contractor-performance',
  community: 'contracts_room',
  title: 'Roofing contractor: second month below standard, what now?',
  kind: 'discussion',
  language: 'en',
  author: 'priya',
  minutesBeforeNow: 11428,
  posts: [
    {
      author: 'priya',
      language: 'en',
      minutesAfterPrevious: 0,
      markdown: `In confidence, for those who run the contract. Our roofing contractor has missed "complete in target time" for the second month: 71%, then 66%, against 90%. Quality is good: 2 call-backs in 118 jobs. They say it is scaffolding. I think they took on a big job elsewhere.

They are decent people, and I do not want to go for the stick first. But nine families are waiting for their roofs.`,
    },
    {
      author: 'marcus',
      language: 'en',
      minutesAfterPrevious: 40,
      markdown:
        'What does the contract say? If I remember well, two months below triggers an improvement plan: *they* write it, you agree it, four weeks. That is not a stick. It is a diary.',
      reactions: [{ kind: 'insightful', by: ['priya'] }],
    },
    {
      author: 'priya',
      language: 'en',
      minutesAfterPrevious: 80,
      replyTo: 1,
      markdown: 'It does, @marcus. Clause 14. I had never used it.',
    },
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 120,
      markdown: `We had the same with patching. What helped was to sit with their planner for a morning, with both calendars on the table and no managers in the room.

Our own orders came in lumps, all at the end of the month, because that is when our budget report comes out and everybody remembers what they have not spent. Their planner had been hiring and standing down a crew every four weeks on account of our spreadsheet. So part of it was us, and it was the cheap part to mend.`,
    },
    {
      author: 'priya',
      language: 'en',
      minutesAfterPrevious: 1440,
      replyTo: 3,
      markdown: 'Looked it up. 58% of our orders go out in the last week of the month. Ouch!',
      reactions: [{ kind: 'thanks', by: ['rhodri'] }],
    },
    {
      author: 'marcus',
      language: 'en',
      minutesAfterPrevious: 7200,
      markdown:
        'Put both in the plan then: orders spread evenly, from us; a second scaffolding firm, from them; weekly figures to both. It reads as fair because it is fair.',
      reactions: [{ kind: 'like', by: ['priya', 'rhodri'] }],
    },
    {
      author: 'priya',
      language: 'en',
      minutesAfterPrevious: 2500,
      markdown:
        'Met them this morning. They will sign: second scaffolder from Monday, 80% next month, 90% the month after, weekly figures. We send orders every Tuesday. And the nine families have a date, in writing, all before the week is out.',
      reactions: [{ kind: 'like', by: ['marcus'] }],
      edited: {
        markdown:
          'Met them this morning. They will sign: second scaffolder from Monday, 80% next month, 90% the month after, weekly figures. We send orders every Tuesday.',
      },
    },
  ],
};
