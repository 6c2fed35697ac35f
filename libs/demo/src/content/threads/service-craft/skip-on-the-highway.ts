import type { DemoThread } from '../../shape.js';

export const skipOnTheHighway: DemoThread = {
  key: 'skip-on-the-highway',
  community: 'service_craft',
  title: 'Who checks that a skip on the road has lights at night?',
  kind: 'question',
  language: 'en',
  author: 'josh',
  minutesBeforeNow: 33120,
  acceptedPost: 1,
  posts: [
    {
      author: 'josh',
      language: 'en',
      minutesAfterPrevious: 0,
      markdown:
        'Third time this month that one of my drivers has met an unlit skip at 5.30 in the morning. The skip firms all say "the customer does the lamps". Who is meant to check, and whom do we tell?',
    },
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 35,
      markdown: `The permit is given to the skip firm, not to the household, and its conditions include lighting and marking at night. So it is their job whatever their paperwork says.

- In hours: send a photo and the permit number to street works.
- Out of hours: ring the duty officer. We will lamp it ourselves and charge the firm.

No permit number painted on it? Then it probably has no permit. Tell us that as well.`,
      reactions: [{ kind: 'thanks', by: ['josh', 'helen'] }],
    },
    {
      author: 'josh',
      language: 'en',
      minutesAfterPrevious: 20,
      replyTo: 1,
      markdown: 'Good. Can the duty number go on the in-cab sheet?',
      reactions: [{ kind: 'like', by: ['rhodri'] }],
    },
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 60,
      replyTo: 2,
      markdown: 'Yes, and I would ask that the driver does not get out to look at it in the dark.',
    },
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 2880,
      markdown:
        'We take the permit payments. I can put the lighting condition in bold in the confirmation e-mail; today it is in paragraph 9.',
    },
    {
      author: 'josh',
      language: 'en',
      minutesAfterPrevious: 28800,
      markdown: 'Since then: one unlit skip in three weeks, lamped within the hour. Closing this one.',
      reactions: [{ kind: 'like', by: ['rhodri', 'helen'] }],
    },
  ],
};
