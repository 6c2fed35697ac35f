import type { DemoThread } from '../../shape.js';

export const keySafeDischarge: DemoThread = {
  key: 'key-safe-discharge',
  community: 'homes_and_care',
  title: 'Hospital discharge on a Friday: who fits the key safe?',
  kind: 'question',
  language: 'en',
  author: 'carys',
  minutesBeforeNow: 61920,
  acceptedPost: 3,
  posts: [
    {
      author: 'carys',
      language: 'en',
      minutesAfterPrevious: 0,
      markdown: `Three times this month somebody was ready to go home on a Friday afternoon and stayed till Monday, because our carers could not get in: no key safe, no relative with a key. That is three nights in hospital for a £35 box.

Whose job is it? The ward thinks it is ours, we think it is housing’s, and for private homes it is nobody’s.`,
    },
    {
      author: 'priya',
      language: 'en',
      minutesAfterPrevious: 45,
      markdown:
        'For our own tenants it is us, and we can do the same day if we hear before noon. We usually hear at 4.',
    },
    {
      author: 'tomasz',
      language: 'en',
      minutesAfterPrevious: 120,
      markdown:
        'As the guest from ICT: the telecare installer passes most of these homes anyway and carries a drill. Could he have a box in the van?',
    },
    {
      author: 'priya',
      language: 'en',
      minutesAfterPrevious: 1500,
      markdown: `@tomasz has the answer, I think. I asked around and here is what could work from Monday:

1. **One number** for the ward: the handyperson line. Not three teams.
2. Ward rings when discharge is *likely*, not when it is sure. We would rather fit ten for nothing than miss one.
3. Council tenant: the handyperson fits it. Anybody else: the telecare installer fits it on the same visit as the pendant, with a signed yes from the owner of the home.
4. Fridays: a box with a drill and four key safes at the discharge lounge, and a duty handyperson until 7 pm.
5. The code goes to the care agency **by phone**, never in the same message as the address.

Cost: about £2,000 a year. One bed for one night is not far from a quarter of that.`,
      reactions: [
        { kind: 'thanks', by: ['carys', 'helen'] },
        { kind: 'insightful', by: ['ada'] },
      ],
    },
    {
      author: 'carys',
      language: 'en',
      minutesAfterPrevious: 20,
      replyTo: 3,
      markdown: 'I could hug both of you. Point 2 is the one that will change things.',
      reactions: [{ kind: 'celebrate', by: ['priya', 'tomasz'] }],
    },
    {
      author: 'fatima',
      language: 'en',
      minutesAfterPrevious: 180,
      markdown: 'And point 5, thank you. Change the code when the care package ends, too.',
      reactions: [{ kind: 'like', by: ['priya'] }],
    },
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 1440,
      markdown: 'Private tenants: do they need the landlord’s permission to drill? That might add days.',
    },
    {
      author: 'priya',
      language: 'en',
      minutesAfterPrevious: 120,
      replyTo: 6,
      markdown:
        'We have a bracket that hangs on the meter cupboard for those. Not as good; fine for a week while we ask.',
    },
    {
      author: 'carys',
      language: 'en',
      minutesAfterPrevious: 38880,
      markdown:
        'A month: 22 key safes, 6 of them on a Friday. Nobody stayed over the weekend for want of a key. The ward sister sent us a cake, which Tomasz has eaten.',
      reactions: [{ kind: 'celebrate', by: ['priya', 'tomasz', 'fatima'] }],
    },
  ],
};
