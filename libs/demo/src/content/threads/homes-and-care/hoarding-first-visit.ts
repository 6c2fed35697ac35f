import type { DemoThread } from '../../shape.js';

export const hoardingFirstVisit: DemoThread = {
  key: 'hoarding-first-visit',
  community: 'homes_and_care',
  title: 'Hoarding: what do you say at the first visit?',
  kind: 'discussion',
  language: 'en',
  author: 'priya',
  minutesBeforeNow: 36000,
  posts: [
    {
      author: 'priya',
      language: 'en',
      minutesAfterPrevious: 0,
      markdown: `We have a gas safety check each year that I cannot do in 23 homes, because nobody can reach the boiler. The letter we send speaks of tenancy breach in line two. It works on nobody.

What do you say in the first five minutes at the door?`,
      reactions: [{ kind: 'question', by: ['carys'] }],
    },
    {
      author: 'carys',
      language: 'en',
      minutesAfterPrevious: 60,
      markdown: `Nothing about the things, @priya. I ask about the person: "how long have you lived here, who comes to see you, where do you sit". Then I ask for one small thing *they* would like, such as getting to the window again.

Never touch anything. Never say "rubbish" or "clutter". Never promise that nothing will be thrown away, because you may have to break it.`,
      reactions: [
        { kind: 'insightful', by: ['priya', 'elin', 'ada'] },
        { kind: 'like', by: ['helen'] },
      ],
    },
    {
      author: 'priya',
      language: 'en',
      minutesAfterPrevious: 40,
      replyTo: 1,
      markdown: 'Where do you sit. That is a very good question.',
    },
    {
      author: 'elin',
      language: 'en',
      minutesAfterPrevious: 120,
      markdown:
        'Three of our readers live like that. What they fear most is a van. If the first thing outside is a van with a skip, you have lost.',
    },
    {
      author: 'carys',
      language: 'en',
      minutesAfterPrevious: 180,
      replyTo: 3,
      markdown:
        'Yes. Come on foot, come alone or in two, and come *again*. Trust takes five visits, and the boiler is on the sixth.',
    },
    {
      author: 'priya',
      language: 'en',
      minutesAfterPrevious: 1440,
      markdown: 'But the gas check is a legal duty and I have a date. How do I hold both?',
    },
    {
      author: 'carys',
      language: 'en',
      minutesAfterPrevious: 300,
      replyTo: 5,
      markdown: `By saying it plainly: "I have to make the boiler safe by the end of next month. I want to do it in the way you can bear. We need a path of one metre. You choose where the things go." A date and a choice. Both honest.

And if there is a fire risk you cannot wait with, then you do not wait; ask the fire service for a home visit with you. They are good at it.`,
      reactions: [{ kind: 'thanks', by: ['priya'] }],
    },
    {
      author: 'fatima',
      language: 'en',
      minutesAfterPrevious: 120,
      markdown:
        'May I remind everybody of rule 1 here: 23 homes is fine, please nothing that leads to one of them.',
    },
    {
      author: 'priya',
      language: 'en',
      minutesAfterPrevious: 10,
      replyTo: 7,
      markdown: 'Sorry, I took out the street name. It was in my first version for a minute.',
      deleted: true,
    },
    {
      author: 'priya',
      language: 'en',
      minutesAfterPrevious: 25920,
      markdown:
        'Seven of the 23 done so far, with the new letter (half a page, my own name, no breach) and two or three visits each. Two of the seven asked for more help. Before, it was zero in a year.',
      reactions: [{ kind: 'like', by: ['carys', 'elin', 'helen'] }],
    },
    {
      author: 'carys',
      language: 'en',
      minutesAfterPrevious: 1440,
      markdown: 'Seven boilers and seven people. Well done to your team.',
      reactions: [{ kind: 'celebrate', by: ['priya'] }],
    },
  ],
};
