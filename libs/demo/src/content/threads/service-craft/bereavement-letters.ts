import type { DemoThread } from '../../shape.js';

export const bereavementLetters: DemoThread = {
  key: 'bereavement-letters',
  community: 'service_craft',
  title: 'One bereavement, seven letters from us',
  kind: 'discussion',
  language: 'en',
  author: 'helen',
  minutesBeforeNow: 7440,
  posts: [
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 0,
      markdown: `A son wrote to me after his mother died. He told us once, at the registrar’s. After that he had **seven letters from the council in five weeks**: council tax twice, housing, the blue badge, library fines of £1.40, the garden waste renewal, and the electoral register. He was polite. I was ashamed.

I want to map what happens in each team on the day when we learn of a death. May I have one line from each of you: how do you find out, and how long does it take?`,
      reactions: [{ kind: 'support', by: ['carys', 'elin', 'ada', 'priya'] }],
    },
    {
      author: 'elin',
      language: 'en',
      minutesAfterPrevious: 30,
      markdown:
        'Libraries: we do not find out. £1.40, I am so sorry. Fines of somebody who died will be written off without a letter from today; I have just asked for it.',
      reactions: [{ kind: 'support', by: ['helen'] }],
    },
    {
      author: 'dewi',
      language: 'en',
      minutesAfterPrevious: 120,
      markdown:
        'Electoral: from the registrar each week, on paper. So up to 8 days, plus the letters that are already at the printer.',
    },
    {
      author: 'josh',
      language: 'en',
      minutesAfterPrevious: 60,
      markdown: 'Garden waste: never, until the renewal letter comes back to us.',
    },
    {
      author: 'priya',
      language: 'en',
      minutesAfterPrevious: 300,
      markdown:
        'Housing: the same day if the family calls, else when rent stops. And then our first letter speaks about *keys*. That one needs a rewrite more than a faster feed.',
    },
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 5760,
      markdown:
        'Here is what we agreed yesterday: one notice from the registrar each working day at 16.00 to a list of seven teams; a 10-day stop on automatic letters; one letter from one named person. Starts next week. I will report after the first 50.',
      reactions: [{ kind: 'thanks', by: ['elin', 'dewi', 'josh', 'priya'] }],
    },
  ],
};
