import type { DemoThread } from '../../shape.js';

export const missedCollections: DemoThread = {
  key: 'missed-collections',
  community: 'service_craft',
  title: 'New rounds from next month: help me find what will go wrong',
  kind: 'discussion',
  language: 'en',
  author: 'josh',
  minutesBeforeNow: 66240,
  posts: [
    {
      author: 'josh',
      language: 'en',
      minutesAfterPrevious: 0,
      markdown: `We are moving to new rounds: 26 crews, recycling weekly, refuse every third week. About **11,400 homes change day**. I have done two of these before and both times something silly broke. Tell me your silly things now, please.

What we have already:

- a leaflet to each home, 10 days before
- stickers on bins in the last week
- the day look-up on the website switched over on the night before`,
      reactions: [{ kind: 'question', by: ['helen'] }],
    },
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 25,
      markdown:
        'Assisted collections. Last time the list was a spreadsheet on one desktop, and the crews got the version from the spring. We had 140 calls from people who cannot carry a bin.',
      reactions: [{ kind: 'insightful', by: ['josh'] }],
    },
    {
      author: 'josh',
      language: 'en',
      minutesAfterPrevious: 10,
      replyTo: 1,
      markdown:
        'That is number one on my list now. It comes from the customer system each morning, and the driver must tick each one.',
      reactions: [{ kind: 'like', by: ['helen'] }],
    },
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 60,
      markdown:
        'Roadworks. I have 14 closures in the first fortnight. If I send you the list, can your routing tool eat it?',
    },
    {
      author: 'josh',
      language: 'en',
      minutesAfterPrevious: 45,
      replyTo: 3,
      markdown:
        'Only as start and end points with dates, but yes please. And tell me which ones a 26 tonner can still get through with the cones moved.',
    },
    {
      author: 'elin',
      language: 'en',
      minutesAfterPrevious: 120,
      markdown:
        'Leaflet in both languages on the same side? Last year Welsh was on the back, upside down, and people thought it was a printing fault.',
    },
    {
      author: 'josh',
      language: 'en',
      minutesAfterPrevious: 30,
      replyTo: 5,
      markdown: 'Side by side this time, Welsh first. You checked it yourself, thank you!',
      reactions: [{ kind: 'like', by: ['elin'] }],
    },
    {
      author: 'tomasz',
      language: 'en',
      minutesAfterPrevious: 300,
      markdown:
        'Please tell me the go-live day and I will add call capacity. The contact centre takes 40 calls at once; on the last change day we hit that at 8.07 and people got an engaged tone, which they then reported as "the council has cut off its phones".',
      reactions: [{ kind: 'thanks', by: ['helen', 'josh'] }],
    },
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 20,
      replyTo: 7,
      markdown:
        'Also a recorded message at the front: "if your collection day has changed, your new day is on the leaflet or at the website". Last time it took away one call in four.',
    },
    {
      author: 'ada',
      language: 'en',
      minutesAfterPrevious: 1620,
      markdown:
        'The day look-up will be the busiest page we have. I tested it at 60 look-ups a second and it is fine, but the address list is three months old. New estates will get "address not found". I will load a fresh one two days before.',
    },
    {
      author: 'josh',
      language: 'en',
      minutesAfterPrevious: 27360,
      markdown: `Week one, honest numbers:

- Missed collections reported: **612**, against about 95 in a usual week
- Of those, 401 really missed, 118 put out on the wrong day, the rest we cannot tell
- Assisted collections missed: 9. I phoned all nine myself.
- One crew drove the old round by habit for half a morning. Yes, I was on it.`,
      reactions: [
        { kind: 'like', by: ['ada', 'helen', 'rhodri'] },
        { kind: 'support', by: ['elin'] },
      ],
    },
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 60,
      markdown:
        '612 against 11,400 homes that changed is 5%. I was ready for three times that. Calls peaked at 33 at once, so nobody heard an engaged tone.',
      reactions: [{ kind: 'like', by: ['josh'] }],
    },
    {
      author: 'ada',
      language: 'en',
      minutesAfterPrevious: 120,
      markdown:
        'The look-up had 38,000 visits in the week and 212 "address not found", nearly all the new estate by the bypass. Fixed on day two.',
    },
    {
      author: 'josh',
      language: 'en',
      minutesAfterPrevious: 30240,
      markdown: `A month on: we are at 71 missed a week, which is **below** where we started. Recycling up by 6% by weight. The third-week refuse bin is what people write about, and it will take the winter before I believe any figure there.

What I would do again: the tick by the driver for assisted collections, the fresh address list from @ada, and a supervisor on the road with each crew for the first two days instead of in the depot with a phone.

What I would not do again: start all 26 rounds on one day. The neighbours to the west moved theirs in four slices over a month. It is duller, and nobody wrote to the paper about it.

Silly thing that broke in the end: the lay-by where crew 9 always turned round became a coffee van.`,
      reactions: [{ kind: 'celebrate', by: ['helen', 'ada', 'tomasz', 'rhodri'] }],
    },
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 40,
      markdown: 'I know that coffee van. I licensed it. Sorry.',
      reactions: [{ kind: 'like', by: ['josh', 'ada'] }],
    },
  ],
};
