import type { DemoThread } from '../../shape.js';

export const altTextForMaps: DemoThread = {
  key: 'alt-text-for-maps',
  community: 'digidol',
  title: 'What do I write as alt text for a map of road closures?',
  kind: 'question',
  language: 'en',
  author: 'rhodri',
  minutesBeforeNow: 24600,
  acceptedPost: 2,
  posts: [
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 0,
      markdown:
        'The form will not let me publish without alt text now (thank you, I think). The picture is a map with nine closures and two diversions. "Map of closures" seems useless, and describing it takes a page. What is right?',
    },
    { author: 'josh', language: 'en', minutesAfterPrevious: 15, markdown: '"Red lines. Lots."' },
    {
      author: 'ada',
      language: 'en',
      minutesAfterPrevious: 70,
      markdown: `Ask what somebody wants *from* it: which roads, from when to when, which way round. That belongs in a list below the map, where everybody can read it, also on a small phone:

- **Station Road**, from the bridge to the chapel, until Friday 18.00. Diversion by Mill Lane.
- and so on, nine lines

Then the alt text may be short, because the list says it all: *"Map of the nine closures listed below."* The Web Content Accessibility Guidelines put it as a text alternative that serves the same purpose ([WCAG 2.2](https://www.w3.org/TR/WCAG22/)).`,
      reactions: [
        { kind: 'thanks', by: ['rhodri'] },
        { kind: 'insightful', by: ['elin', 'gwenllian', 'josh'] },
      ],
    },
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 20,
      replyTo: 2,
      markdown:
        'So the list is the content and the map is the decoration. I have been doing it backwards for ten years.',
      reactions: [{ kind: 'like', by: ['ada'] }],
    },
    {
      author: 'gwenllian',
      language: 'en',
      minutesAfterPrevious: 2880,
      markdown:
        'Same for planning constraints. We now have a list by street name *and* the map, and the officers use the list.',
    },
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 1440,
      markdown:
        'Callers too. "I can see the map but what does the purple one mean" is a real call that I took.',
    },
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 18720,
      markdown: 'Done for three weeks of closures. Unexpected: bus drivers print the list.',
      reactions: [{ kind: 'celebrate', by: ['ada', 'josh'] }],
    },
  ],
};
