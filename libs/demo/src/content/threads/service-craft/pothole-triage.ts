import type { DemoThread } from '../../shape.js';

export const potholeTriage: DemoThread = {
  key: 'pothole-triage',
  community: 'service_craft',
  title: 'Pothole triage: risk matrix or plain 40 mm rule?',
  kind: 'discussion',
  language: 'en',
  author: 'rhodri',
  minutesBeforeNow: 95040,
  posts: [
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 0,
      markdown: `We still work to a flat intervention level: 40 mm deep on the carriageway, 20 mm on the footway. It is easy to explain and easy to defend, but crews drive past a 35 mm hole on a bus route to fill a 42 mm hole in a cul-de-sac.

I would like to move to a proper risk matrix: **likelihood** (traffic, position in the lane, bend, cyclists) times **impact** (depth, edge, speed). Four outcomes:

- P1: make safe within 2 hours
- P2: repair within 5 working days
- P3: repair within 28 days
- P4: note it and look again at the next inspection

What worries me is consistency. I have nine inspectors. Has anybody made a matrix work without it turning into nine private opinions?`,
      reactions: [
        { kind: 'like', by: ['josh'] },
        { kind: 'insightful', by: ['ada'] },
      ],
    },
    {
      author: 'priya',
      language: 'en',
      minutesAfterPrevious: 120,
      markdown:
        'We did this for damp surveys. What helped was not the matrix but the photos: one page with twelve photos, each with the agreed score and one line of why. New people score the twelve before they go out alone. If they differ by more than one level on three photos, they go out with somebody for another week.',
      reactions: [{ kind: 'thanks', by: ['rhodri'] }],
    },
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 50,
      replyTo: 1,
      markdown: 'That is very good, @priya. Did old hands take it well?',
    },
    {
      author: 'priya',
      language: 'en',
      minutesAfterPrevious: 20,
      replyTo: 2,
      markdown:
        'Badly, for about a fortnight. Then one of them found that he scored the same photo differently on two days, laughed, and that was that.',
      reactions: [{ kind: 'like', by: ['rhodri', 'helen'] }],
    },
    {
      author: 'josh',
      language: 'en',
      minutesAfterPrevious: 300,
      markdown: `From behind the wheel of a 26 tonner: please count where the wheels go. A 30 mm hole right in the wheel track outside the school does more harm than a 60 mm one in the gutter that nobody drives through.

My drivers pass every street in the county at walking pace each week, in daylight, sitting two metres up. They see holes before your inspectors do, and they see which ones grow. At the moment they tell me, I tell nobody, and we both moan about it in the canteen.

If there was one button in the cab that dropped a pin and nothing more, they would press it. If it asks them to pick a category they will not, and I would not blame them.`,
    },
    {
      author: 'fatima',
      language: 'en',
      minutesAfterPrevious: 1440,
      markdown:
        'Whatever you pick, write down **who agreed it, when, and the reasoning**, and keep old versions. When a claim arrives two years later, the question will be what your policy was on the day, not what it is now. The defence in [section 58 of the Highways Act 1980](https://www.legislation.gov.uk/ukpga/1980/66/section/58) turns on what was reasonable, so the reasoning matters as much as the number. Claims colleagues will know the details better than me.',
    },
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 180,
      replyTo: 5,
      markdown:
        'Agreed. Our insurer asked for exactly that: the policy, the version, and proof that inspectors were trained in it. @josh I am taking your button to the app supplier too; one press, no category.',
      reactions: [{ kind: 'thanks', by: ['fatima'] }],
    },
    {
      author: 'ada',
      language: 'en',
      minutesAfterPrevious: 1680,
      markdown:
        'Can I ask about reports from the public? The form asks for depth. Nobody carries a ruler and I would rather they did not stand in the road with one.',
    },
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 120,
      replyTo: 7,
      markdown: `> Nobody carries a ruler

Please drop it. What I want from the public is: a pin on the map, which lane, and one photo from the pavement. We can judge from that whether it is a today job.

While you are there: the form asks for the road number. People know "the hill past the rugby club". The pin gives us the number, so that question can go as well.`,
      reactions: [{ kind: 'like', by: ['ada', 'josh'] }],
    },
    {
      author: 'ada',
      language: 'en',
      minutesAfterPrevious: 8640,
      markdown:
        'Done. The depth question is gone, and a line now says "please do not step into the road to measure". Completion went from 61% to 78% in five days.',
      reactions: [{ kind: 'celebrate', by: ['rhodri', 'helen'] }],
    },
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 25920,
      markdown: `First month with the matrix, in the north area only:

| Outcome | Old rule | Matrix |
|---|---|---|
| P1 | 64 | 41 |
| P2 | 212 | 173 |
| P3 | 0 | 139 |
| P4 | 88 | 102 |

So fewer emergency call-outs, and the middle pile is bigger, which is what we wanted: those can be planned street by street instead of criss-crossing the county.

The photo sheet was the key, thank you @priya. Inspectors agreed on 10 of 12 photos at the first go.`,
      reactions: [{ kind: 'insightful', by: ['ada', 'priya', 'fatima'] }],
    },
    { author: 'josh', language: 'en', minutesAfterPrevious: 180, markdown: 'And are complaints up?' },
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 1440,
      replyTo: 11,
      markdown:
        'A little: 31 against 26. Nearly all are "you filled one and left the one beside it". Fair point, so crews may now fill anything of P3 or above within 20 m of the job they were sent to.',
    },
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 12960,
      markdown:
        'That 20 metre rule is already on our script in customer support. Callers like it because it sounds like common sense. Which it is.',
      reactions: [{ kind: 'thanks', by: ['rhodri'] }],
      edited: {
        markdown:
          'That 20 metre rule is already on our script in customer support. Callers like it because it sounds like common sense.',
      },
    },
  ],
};
