import type { DemoThread } from '../../shape.js';

export const gritterFleet: DemoThread = {
  key: 'gritter-fleet',
  community: 'contracts_room',
  title: 'Replacing six gritters: buy, lease or share with a neighbour?',
  kind: 'discussion',
  language: 'en',
  author: 'rhodri',
  minutesBeforeNow: 63360,
  posts: [
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 0,
      markdown: `Six of our eleven gritters are 12 years old or more. Last winter they had 41 breakdowns between them, nine in the middle of a run. Options as I see them:

1. **Buy six** new ones: about £210k each with the body, 14 months’ wait.
2. **Lease** for seven years with maintenance.
3. **Buy three, share three** with the council next door, who grit other hours than we do.

I prefer 1 because I know how to run it. Marcus prefers 3 because he is Marcus.`,
    },
    {
      author: 'marcus',
      language: 'en',
      minutesAfterPrevious: 35,
      markdown:
        'I prefer whatever survives the question "what did you compare it with". Can you give me hours of use per vehicle? Not nights. Hours.',
      reactions: [{ kind: 'like', by: ['rhodri'] }],
    },
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 1440,
      markdown:
        'Hours last winter: 402, 388, 371, 355, 340, 333, 290, 244, 190, 121, 96. So yes, the last three mostly stand there. I had not seen it like this.',
    },
    {
      author: 'marcus',
      language: 'en',
      minutesAfterPrevious: 120,
      replyTo: 2,
      markdown:
        '@rhodri three vehicles at about 100 to 200 hours each are, in fact, your spares. So the question becomes: what does it cost to have spares that are *not* ours?',
      reactions: [{ kind: 'insightful', by: ['ada', 'fatima'] }],
    },
    {
      author: 'josh',
      language: 'en',
      minutesAfterPrevious: 60,
      markdown:
        'Guest from waste: my sweepers and your gritters could use the same chassis with bodies that come off. The yard in the next county does it. We would need a gantry and two hours to swap.',
    },
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 180,
      replyTo: 4,
      markdown: 'Two hours at 3 am in January, with cold fingers. In theory.',
    },
    {
      author: 'josh',
      language: 'en',
      minutesAfterPrevious: 10,
      replyTo: 5,
      markdown: 'I said that it exists. I did not say I want to do it.',
      reactions: [{ kind: 'like', by: ['rhodri'] }],
    },
    {
      author: 'ada',
      language: 'en',
      minutesAfterPrevious: 2880,
      markdown:
        'Do the new ones record the spread rate and position as data we own? On the present contract we pay to export our own tracks.',
    },
    {
      author: 'marcus',
      language: 'en',
      minutesAfterPrevious: 60,
      replyTo: 7,
      markdown:
        '@ada that goes in the specification as a must: data ours, open format, export without a fee, also after the end.',
      reactions: [{ kind: 'thanks', by: ['ada'] }],
    },
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 12960,
      markdown:
        'Neighbour’s answer: yes in principle, for two and not three, with *our* drivers, and they get first call when it is below −5. I can live with that, as that is when we are out before them anyway.',
    },
    {
      author: 'marcus',
      language: 'en',
      minutesAfterPrevious: 1560,
      markdown:
        'So: four bought in two lots, two shared under a written agreement, one old one kept as a spare for two winters. Over ten years, on today’s figures, that is about £290k below six new ones. I would check the resale values with somebody who does not sell gritters.',
      reactions: [{ kind: 'insightful', by: ['rhodri'] }],
    },
    {
      author: 'fatima',
      language: 'en',
      minutesAfterPrevious: 180,
      markdown:
        'For the shared two: driver data, tracks and accident reports cross between councils. You need a short sharing agreement. I have one that we can adapt.',
    },
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 30240,
      markdown:
        'Approved by the portfolio holder. Four, two and one. I take back half of what I said about Marcus.',
      reactions: [{ kind: 'celebrate', by: ['marcus', 'fatima', 'ada'] }],
    },
  ],
};
