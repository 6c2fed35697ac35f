import type { DemoThread } from '../../shape.js';

export const blockedGullies: DemoThread = {
  key: 'blocked-gullies',
  community: 'service_craft',
  title: 'Leaf fall: shall we stop cleaning every gully once a year?',
  kind: 'question',
  language: 'en',
  author: 'rhodri',
  minutesBeforeNow: 28800,
  posts: [
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 0,
      markdown: `31,000 gullies, one clean each per year, two tankers. Last year 40% had less than a quarter of silt when we opened them. So we spend nearly half the money on clean gullies, and the ones at the bottom of the hill block twice each autumn.

Plan: put a silt level (0, 25, 50, 75, 100%) in the app at each clean, and after two years set the interval by gully: 6, 12, 24 or 36 months.

It is not a saving. The tankers will go out just as often. They will simply spend the day where the water is, and I can tell a flooded resident in one sentence when their gully was last empty.

Objections?`,
    },
    {
      author: 'josh',
      language: 'en',
      minutesAfterPrevious: 60,
      markdown:
        'None, but tell the sweepers. We go down the same streets two days *after* your tanker, which is the wrong way round.',
      reactions: [{ kind: 'like', by: ['rhodri'] }],
    },
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 25,
      replyTo: 1,
      markdown: 'That is painful and true. Let us swap for the eight leafy routes.',
      reactions: [{ kind: 'insightful', by: ['josh', 'ada'] }],
    },
    {
      author: 'ada',
      language: 'en',
      minutesAfterPrevious: 240,
      markdown:
        'Will you publish the map? People who report "blocked drain" could see that it is on the list for next week.',
    },
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 1440,
      replyTo: 3,
      markdown:
        'I would rather show "last cleaned" than "next clean". Rain changes the plan, and a broken promise makes two calls.',
    },
    {
      author: 'gwenllian',
      language: 'en',
      minutesAfterPrevious: 2880,
      markdown:
        'Flood risk colleagues in planning would love the silt data. Each application near the river asks me about surface water and I have nothing to offer but a shrug.',
    },
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 23040,
      markdown:
        'Three weeks of data: 2,240 gullies. The leafy routes, swept first, needed 22% less tanker time. Tiny sample and a dry month, so no drum roll yet. @gwenllian the data is yours as a CSV each Friday.',
      reactions: [{ kind: 'thanks', by: ['gwenllian', 'josh'] }],
    },
  ],
};
