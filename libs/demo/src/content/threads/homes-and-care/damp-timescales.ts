import type { DemoThread } from '../../shape.js';

export const dampTimescales: DemoThread = {
  key: 'damp-timescales',
  community: 'homes_and_care',
  title: 'Damp and mould: could we meet the Awaab’s Law timescales here?',
  kind: 'discussion',
  language: 'en',
  author: 'priya',
  minutesBeforeNow: 92160,
  pinned: true,
  posts: [
    {
      author: 'priya',
      language: 'en',
      minutesAfterPrevious: 0,
      markdown: `Awaab’s Law applies to social landlords in **England**, so not directly to us. But our tenants’ panel asked a fair question: "Why should a child here wait longer?" The board wants to know what it would take to work to the same clock by choice.

As I read the first phase (please correct me, I am a surveyor and not a lawyer):

- emergency hazard: look into it and make it safe within **24 hours**
- significant damp and mould: investigate within **10 working days**
- written summary to the tenant within **3 working days** after that
- make it safe within **5 working days** after the investigation

Where are we? Median 16 working days to the visit, no written summary at all, and "made safe" is not even a field in our system.`,
      reactions: [{ kind: 'insightful', by: ['carys'] }],
    },
    {
      author: 'carys',
      language: 'en',
      minutesAfterPrevious: 40,
      markdown:
        'Yes to this. Who decides what counts as an emergency? A wet wall with a healthy couple is one thing; with a baby and an asthma inhaler on the shelf it is another.',
      reactions: [{ kind: 'support', by: ['priya'] }],
    },
    {
      author: 'priya',
      language: 'en',
      minutesAfterPrevious: 60,
      replyTo: 1,
      markdown:
        'That is exactly what I would like your team’s help with. Our call script asks about the wall and nothing about the people.',
    },
    {
      author: 'carys',
      language: 'en',
      minutesAfterPrevious: 1440,
      markdown: `Five questions your call handlers could ask without being nosy:

1. Who sleeps in the room?
2. Is anybody under five, over 65 or pregnant?
3. Does anybody have asthma, COPD or anything else with breathing?
4. Can you move out of that room tonight?
5. Is there anything that would make it hard for us to visit?

Two "yes" in 2 and 3, or a "no" in 4, and it goes to a surveyor the same day.`,
      reactions: [
        { kind: 'thanks', by: ['priya'] },
        { kind: 'insightful', by: ['helen', 'elin'] },
      ],
    },
    {
      author: 'fatima',
      language: 'en',
      minutesAfterPrevious: 180,
      markdown:
        'Those are health data. You may ask, but tell people why, keep only the *outcome* ("same-day: yes") in the repairs system, and not the diagnosis. I will help with the wording for the privacy notice.',
    },
    {
      author: 'priya',
      language: 'en',
      minutesAfterPrevious: 120,
      replyTo: 4,
      markdown: 'Outcome only. I like that for another reason: nobody on a ladder needs to know.',
      reactions: [{ kind: 'like', by: ['fatima', 'carys'] }],
    },
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 1560,
      markdown:
        'If it helps: about one in five who ring about damp has council tax reduction or meals with us, and half of them have the heating off. Send them to us in the same call and we will check what they can get.',
    },
    {
      author: 'priya',
      language: 'en',
      minutesAfterPrevious: 4320,
      replyTo: 6,
      markdown: 'Warm transfer is in place from today, with the tenant’s consent.',
      reactions: [{ kind: 'thanks', by: ['helen'] }],
    },
    {
      author: 'priya',
      language: 'en',
      minutesAfterPrevious: 14400,
      markdown:
        'Costs. To hit 10 working days each time at last winter’s peak (141 cases in a month) we need two more surveyors from autumn to spring, or fewer visits wasted. **28% of visits end with nobody at home.**',
    },
    {
      author: 'elin',
      language: 'en',
      minutesAfterPrevious: 120,
      markdown:
        'Nobody at home, or nobody opens the door? Some of my learners do not open it to a lanyard. A text with a name and a photo the day before makes a difference; we do it for tablet visits.',
      reactions: [{ kind: 'insightful', by: ['priya'] }],
    },
    {
      author: 'priya',
      language: 'en',
      minutesAfterPrevious: 240,
      replyTo: 9,
      markdown: 'Worth trying. It costs 4p.',
    },
    {
      author: 'ada',
      language: 'en',
      minutesAfterPrevious: 1440,
      replyTo: 10,
      markdown:
        'I can do the text from the booking system: name, photo, time slot, and "reply 2 for another day". Welsh or English by what the tenant has chosen.',
    },
    {
      author: 'priya',
      language: 'en',
      minutesAfterPrevious: 31680,
      markdown: `Three weeks of texts: missed visits from 28% to **11%**. That alone gives me one of the two surveyors.

Median to the visit is 9 working days. Written summary: 74% within three days, and the rest within six, because I had to learn to stop writing essays. It is now half a page:

> What we found. Why it happens. What we will do, and by when. What you can do until then. Who to phone.`,
      reactions: [{ kind: 'celebrate', by: ['ada', 'elin', 'carys'] }],
    },
    {
      author: 'carys',
      language: 'en',
      minutesAfterPrevious: 60,
      markdown:
        '"What you can do until then" is careful ground. Please never let it read as "open a window and it is your own fault".',
      reactions: [{ kind: 'like', by: ['priya'] }],
    },
    {
      author: 'priya',
      language: 'en',
      minutesAfterPrevious: 30,
      replyTo: 13,
      markdown: `> Please never let it read as "open a window and it is your own fault"

Agreed, and it was in the first draft. It now starts with what *we* do.`,
      reactions: [{ kind: 'thanks', by: ['carys'] }],
    },
    {
      author: 'priya',
      language: 'en',
      minutesAfterPrevious: 20340,
      markdown:
        'Board paper went through: we adopt the timescales as our own standard, published, with monthly figures. One extra surveyor for the winter. Thank you; half of the paper came from this thread.',
      reactions: [
        { kind: 'celebrate', by: ['helen', 'elin'] },
        { kind: 'like', by: ['ada'] },
      ],
    },
  ],
};
