import type { DemoThread } from '../../shape.js';

export const mobileLibraryStops: DemoThread = {
  key: 'mobile-library-stops',
  community: 'digidol',
  title: 'The van’s 42 stops: keep the timetable or go where people are?',
  kind: 'discussion',
  language: 'en',
  author: 'elin',
  minutesBeforeNow: 36000,
  posts: [
    {
      author: 'elin',
      language: 'en',
      minutesAfterPrevious: 0,
      markdown: `The mobile library has 42 stops on a three-week loop that was drawn up in 2011. Last year 13 stops had fewer than 20 issues *in total*. Five villages with new houses have none.

I would like to drop those 13, add six, and use the time saved for longer stops with a tablet table. But those 13 stops are somebody’s only visitor that week. How do you take something away decently?`,
    },
    {
      author: 'carys',
      language: 'en',
      minutesAfterPrevious: 60,
      markdown:
        'Ask who they are before you decide. I would bet that half of those readers are known to us or to the health visitors. Some may need a visit and not a book.',
      reactions: [{ kind: 'insightful', by: ['elin'] }],
    },
    {
      author: 'elin',
      language: 'en',
      minutesAfterPrevious: 180,
      replyTo: 1,
      markdown:
        'I can ask each reader, with their consent, whether they would like a home delivery or a call from somebody. That feels right.',
      reactions: [{ kind: 'thanks', by: ['carys'] }],
    },
    {
      author: 'josh',
      language: 'en',
      minutesAfterPrevious: 120,
      markdown: '@elin could you borrow our route optimiser? It does 1,900 stops for me before breakfast.',
    },
    {
      author: 'elin',
      language: 'en',
      minutesAfterPrevious: 20,
      replyTo: 3,
      markdown: 'Yes!! What do you need?',
      reactions: [{ kind: 'celebrate', by: ['josh'] }],
    },
    {
      author: 'josh',
      language: 'en',
      minutesAfterPrevious: 1440,
      markdown:
        'Postcode, minutes at the stop, opening constraints ("not during chapel"), and where the van sleeps. It gave me two loops with 35 stops each and 90 km less per loop.',
      reactions: [{ kind: 'like', by: ['elin'] }],
    },
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 240,
      replyTo: 5,
      markdown:
        'One of your new roads has a weight limit on the bridge. Swap the order of stops 11 and 12 and you never cross it.',
    },
    {
      author: 'elin',
      language: 'en',
      minutesAfterPrevious: 28800,
      markdown: `The new loop started three weeks ago. Of the 31 readers at the dropped stops, 19 now get home delivery from volunteers, 8 come to another stop, 4 said they had only come for the chat, and those four get a phone call every other week from a volunteer.

Issues up 22%. It is early.`,
      reactions: [
        { kind: 'celebrate', by: ['josh', 'carys', 'rhodri'] },
        { kind: 'like', by: ['ada'] },
      ],
    },
    {
      author: 'dewi',
      language: 'cy',
      minutesAfterPrevious: 1440,
      markdown: '"Dim ond dod am sgwrs." Dyna ddylai fod ar ochr y fan.',
      reactions: [{ kind: 'like', by: ['elin'] }],
    },
  ],
};
