import type { DemoThread } from '../../shape.js';

export const supervisionRhythm: DemoThread = {
  key: 'supervision-rhythm',
  community: 'homes_and_care',
  title: 'Safeguarding supervision keeps getting cancelled. What would protect it?',
  kind: 'discussion',
  language: 'en',
  author: 'carys',
  minutesBeforeNow: 48960,
  posts: [
    {
      author: 'carys',
      language: 'en',
      minutesAfterPrevious: 0,
      markdown: `I will start with my own failure: of 48 supervisions planned in my team last quarter, 19 were moved and 8 never happened. The reason is always a crisis, and the crisis is always real. But the people who have the most crises are the ones who miss it most often.

When it does take place it is often a list: this case, that case, dates, forms. Useful, and not what supervision is for. A newly qualified worker told me that in five months nobody had asked what a visit had done to *her*. She said it kindly, which made it worse.

I have tried moving it to the early morning (people arrive late from visits), to the end of the day (people are empty), and to a fixed day (that is the day when court falls).

What has protected it in other teams?`,
      reactions: [{ kind: 'support', by: ['elin', 'priya'] }],
    },
    {
      author: 'fatima',
      language: 'en',
      minutesAfterPrevious: 60,
      markdown:
        'Legal has "nobody can move it except the one who is supervised". The manager may not. It changed more than any policy.',
    },
    {
      author: 'carys',
      language: 'en',
      minutesAfterPrevious: 30,
      replyTo: 1,
      markdown: 'That is uncomfortable and so probably right.',
      reactions: [{ kind: 'insightful', by: ['priya'] }],
    },
    {
      author: 'priya',
      language: 'en',
      minutesAfterPrevious: 180,
      markdown:
        'We do not call it that, but surveyors who find children in a bad home need something too. Last month one of mine sat in the van for half an hour. Nobody had asked. Could housing staff have a place in yours?',
    },
    {
      author: 'carys',
      language: 'en',
      minutesAfterPrevious: 60,
      replyTo: 3,
      markdown:
        'Yes. Group session, one hour each month, housing and care together, no case names. I will ask for a facilitator from outside both teams.',
      reactions: [{ kind: 'support', by: ['priya'] }],
    },
    {
      author: 'priya',
      language: 'en',
      minutesAfterPrevious: 20,
      replyTo: 4,
      markdown: 'Thank you. Truly.',
      reactions: [{ kind: 'thanks', by: ['carys'] }],
    },
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 1440,
      markdown: 'Admissions staff too, please? We read letters from families who fled. It adds up.',
    },
    {
      author: 'carys',
      language: 'en',
      minutesAfterPrevious: 120,
      replyTo: 6,
      markdown: 'Of course. There are eight chairs.',
    },
    {
      author: 'carys',
      language: 'en',
      minutesAfterPrevious: 36000,
      markdown:
        'One month: 15 of 16 one-to-ones took place, two moved by the worker herself. First group session had seven people from three services. What they agreed to is theirs, but I may say that they want a second one.',
      reactions: [{ kind: 'like', by: ['fatima', 'priya', 'helen'] }],
    },
    {
      author: 'priya',
      language: 'en',
      minutesAfterPrevious: 2880,
      markdown:
        'My surveyor was there. He has asked for the date of the next one. That is all the evaluation I need.',
      reactions: [{ kind: 'celebrate', by: ['carys'] }],
    },
  ],
};
