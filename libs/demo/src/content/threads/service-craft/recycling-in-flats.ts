import type { DemoThread } from '../../shape.js';

export const recyclingInFlats: DemoThread = {
  key: 'recycling-in-flats',
  community: 'service_craft',
  title: 'Contamination in shared recycling bins at flats: what works?',
  kind: 'question',
  language: 'en',
  author: 'josh',
  minutesBeforeNow: 44640,
  acceptedPost: 5,
  posts: [
    {
      author: 'josh',
      language: 'en',
      minutesAfterPrevious: 0,
      markdown: `18 blocks, 96 shared recycling bins. 38% of the loads from flats were rejected last quarter, against 4% from houses. A rejected load costs us about £110 to handle again.

Tried so far:

- bigger stickers (no change)
- a letter to each flat (no change, 40 angry calls)
- taking the bins away from the worst block for a month (it all went in refuse, of course)

What has worked for you?`,
    },
    {
      author: 'priya',
      language: 'en',
      minutesAfterPrevious: 40,
      markdown:
        'In which blocks is it worst? I suspect those with the bin store beside the car park, where anybody can walk in.',
    },
    {
      author: 'josh',
      language: 'en',
      minutesAfterPrevious: 120,
      replyTo: 1,
      markdown:
        'Just checked. The eight blocks with an open store: 57%. The ten with a locked one: 19%. So half of it is not even the tenants!',
      reactions: [{ kind: 'insightful', by: ['priya'] }],
    },
    {
      author: 'elin',
      language: 'en',
      minutesAfterPrevious: 60,
      markdown:
        'Words on the stickers: "dry mixed recyclables" means nothing to anybody. Pictures, please, and the five languages that people in those blocks really read. I have the figures from our reading groups.',
    },
    {
      author: 'ada',
      language: 'en',
      minutesAfterPrevious: 300,
      markdown:
        'What is *in* the rejected loads? If most of it is one or two things, then tell people about those only.',
    },
    {
      author: 'priya',
      language: 'en',
      minutesAfterPrevious: 1560,
      markdown: `@josh, we did a small trial two years ago that I had forgotten. One block, three changes at the same time:

1. **Locked store** with the same key fob as the front door: £640.
2. **Lids with holes**: a round one for bottles and cans, a slot for card. A black sack does not fit through. About £45 a lid.
3. **A reusable bag for each flat**, handed over at the door by the caretaker with one sentence: "no black sacks, no nappies". £2.10 a bag.

Rejected loads went from 50% to 12% over four months and stayed there. My guess is that the lids did most of it. I can find the report.`,
      reactions: [
        { kind: 'insightful', by: ['ada', 'josh'] },
        { kind: 'thanks', by: ['helen'] },
      ],
    },
    {
      author: 'josh',
      language: 'en',
      minutesAfterPrevious: 20,
      replyTo: 5,
      markdown: 'Why did nobody tell me? Yes please to the report!',
      reactions: [{ kind: 'celebrate', by: ['priya'] }],
    },
    {
      author: 'priya',
      language: 'en',
      minutesAfterPrevious: 180,
      replyTo: 6,
      markdown: 'Because it was in a folder called "Misc 2". This place is better.',
      reactions: [{ kind: 'like', by: ['josh'] }],
    },
    {
      author: 'josh',
      language: 'en',
      minutesAfterPrevious: 1440,
      markdown:
        'To Ada’s question: I stood in the depot for a morning. 60% of it by weight is black sacks of general rubbish. Nappies 15%. So the lids it is.',
    },
    {
      author: 'josh',
      language: 'en',
      minutesAfterPrevious: 37440,
      markdown:
        'The lids have been on at six blocks for three weeks. 41% down to **17%** so far. Fobs come out of next year’s budget. Thank you all, and @elin the picture stickers are much nicer.',
      reactions: [{ kind: 'like', by: ['priya', 'ada', 'elin', 'helen'] }],
    },
  ],
};
