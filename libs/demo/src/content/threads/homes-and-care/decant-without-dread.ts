import type { DemoThread } from '../../shape.js';

export const decantWithoutDread: DemoThread = {
  key: 'decant-without-dread',
  community: 'homes_and_care',
  title: 'Moving somebody out for repairs: what makes it bearable?',
  kind: 'discussion',
  language: 'en',
  author: 'priya',
  minutesBeforeNow: 23040,
  posts: [
    {
      author: 'priya',
      language: 'en',
      minutesAfterPrevious: 0,
      markdown: `We need to move nine households out for about eight weeks while the roofs come off. Last time two of them refused at the door on the day, and both were older people who had lived there for more than thirty years.

The offer has always been "a suitable property", a van and £200.

I went to see one of the two afterwards, without a form. She had buried a husband from that house and raised four children in it. She had understood "decant" as a polite word for being moved on, and nobody had said the word *back* to her in six letters. I checked. It is true: not once.

What else did we miss?`,
    },
    {
      author: 'carys',
      language: 'en',
      minutesAfterPrevious: 55,
      markdown:
        'The cat, the doctor and the way back. In that order. Ask about each, and put *in writing* that they return to the same home, with the same kitchen cupboard.',
      reactions: [{ kind: 'insightful', by: ['priya', 'helen'] }],
    },
    {
      author: 'elin',
      language: 'en',
      minutesAfterPrevious: 120,
      markdown:
        'And the neighbour. If Mrs Next-door goes to the other end of town, then nobody knocks. Move the pairs together if you can.',
    },
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 1440,
      markdown:
        'Money: council tax, benefits and post all hang on the address. We can set one person for all nine, so that nobody gets a bill for two homes.',
      reactions: [{ kind: 'thanks', by: ['priya'] }],
    },
    {
      author: 'carys',
      language: 'en',
      minutesAfterPrevious: 120,
      replyTo: 3,
      markdown: 'That bill would have undone eight weeks of trust in one envelope.',
      reactions: [{ kind: 'like', by: ['helen'] }],
    },
    {
      author: 'priya',
      language: 'en',
      minutesAfterPrevious: 12960,
      markdown:
        'Result of asking: two cats, one budgie, four pairs of neighbours, one man who only wanted to know who would wind the clock. All nine have said yes.',
    },
    {
      author: 'ada',
      language: 'en',
      minutesAfterPrevious: 2880,
      markdown:
        'Could the clock question go in the form? "Is there anything in your home that needs looking after while you are away?"',
      reactions: [{ kind: 'like', by: ['priya', 'carys', 'elin'] }],
    },
  ],
};
