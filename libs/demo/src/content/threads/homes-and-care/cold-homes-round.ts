import type { DemoThread } from '../../shape.js';

export const coldHomesRound: DemoThread = {
  key: 'cold-homes-round',
  community: 'homes_and_care',
  title: 'This winter’s cold homes round: who phones whom?',
  kind: 'discussion',
  language: 'en',
  author: 'helen',
  minutesBeforeNow: 7394,
  posts: [
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 0,
      markdown: `From the records that we may use for this I have 412 households with low income, somebody over 75 or under 5, and a prepayment meter. Last winter we sent a letter in December and got 19 replies. I would rather phone, 15 a day, starting now.

Questions: what do we ask, what can we offer on the spot, and where does it go if the answer is bad?`,
    },
    {
      author: 'carys',
      language: 'en',
      minutesAfterPrevious: 60,
      markdown:
        'Ask "which room are you in now, and is it warm enough to sit in for an hour?" If not: fuel voucher today, call to duty tomorrow.',
      reactions: [{ kind: 'support', by: ['helen'] }],
    },
    {
      author: 'priya',
      language: 'en',
      minutesAfterPrevious: 30,
      replyTo: 1,
      markdown:
        'For our tenants I can send a heater the same day and an engineer within 24 hours. Please give me the reason as "no heating", "cannot pay" or "does not know how to use it". The third is the most common by far.',
    },
    {
      author: 'fatima',
      language: 'en',
      minutesAfterPrevious: 120,
      markdown:
        '@helen, you and I should write down the basis for using these records for this purpose *before* the first call. Half an hour, tomorrow at 9?',
    },
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 15,
      replyTo: 3,
      markdown: 'At 9. I will bring the list of fields and nothing else.',
      reactions: [{ kind: 'thanks', by: ['fatima'] }],
    },
    {
      author: 'elin',
      language: 'en',
      minutesAfterPrevious: 1680,
      markdown:
        'Warm rooms: all seven libraries, every weekday, soup on two. The van carries blankets from this week.',
    },
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 5475,
      markdown: `Day three: 44 calls, 31 answered. Warm enough: 22. Voucher: 6. Heater: 3, all went out the same day. One went to the duty desk and I am glad we rang.

Most useful sentence so far: *"You are not in trouble, I am ringing to see whether you are warm."* Without it people think that it is about a bill.

@priya can somebody ring back those two who do not know how their controls work? A visit would be better than a leaflet.`,
      reactions: [{ kind: 'question', by: ['priya'] }],
    },
  ],
};
