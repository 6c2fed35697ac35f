import type { DemoThread } from '../../shape.js';

export const foiSameQuestion: DemoThread = {
  key: 'foi-same-question',
  community: 'digidol',
  title: 'The same FOI request every quarter: can we just publish the answer?',
  kind: 'question',
  language: 'en',
  author: 'josh',
  minutesBeforeNow: 56160,
  acceptedPost: 4,
  posts: [
    {
      author: 'josh',
      language: 'en',
      minutesAfterPrevious: 0,
      markdown: `Each quarter somebody asks for missed collections by ward, somebody else for fly-tipping numbers, and a third person for what we spend on vehicle hire. It takes me about four hours each time, so say 48 hours a year. It is the same three questions.

Can we not publish it all and send a link?`,
    },
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 30,
      markdown: 'Same here: potholes by road, claims paid, salt. I would join in.',
    },
    {
      author: 'dewi',
      language: 'cy',
      minutesAfterPrevious: 120,
      markdown: 'A ninnau: nifer y pleidleisiau post, bob tro.',
    },
    {
      author: 'ada',
      language: 'en',
      minutesAfterPrevious: 1440,
      markdown:
        'Technically it is easy: a page with a table and a CSV file for each set. The hard part is that somebody must refresh it on time.',
    },
    {
      author: 'fatima',
      language: 'en',
      minutesAfterPrevious: 240,
      markdown: `Yes @josh, and I have wanted you to ask for two years. How to do it properly:

1. Publish each set **on a fixed date** (say the tenth working day after the quarter) and put it in our publication scheme.
2. When a request comes in, we still log it and answer it within the time limit. But the answer is a short letter with the link. If information is already reasonably accessible there is an exemption for that ([section 21](https://www.legislation.gov.uk/ukpga/2000/36/section/21)), and we quote it.
3. If somebody cannot use the link (no internet, a disability), we help: print it, read it, whatever is needed.
4. If the request goes beyond the published set, we answer that part in the usual way.
5. **Small numbers**: wards with fewer than five cases get "under 5", or else somebody can work out whose bin it was.

Name one owner for each set. No owner, no page.`,
      reactions: [
        { kind: 'thanks', by: ['josh', 'rhodri', 'dewi'] },
        { kind: 'insightful', by: ['helen', 'ada'] },
      ],
    },
    {
      author: 'josh',
      language: 'en',
      minutesAfterPrevious: 25,
      replyTo: 4,
      markdown:
        'Owner of missed collections: me. Owner of fly-tipping: me. Vehicle hire: let me find the person who signs it.',
    },
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 180,
      markdown: 'I will take the council tax reduction caseload. It is asked for about six times a year.',
    },
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 1440,
      markdown: 'Potholes and salt: me. Claims: not me, that is insurance, I will ask.',
    },
    {
      author: 'fatima',
      language: 'en',
      minutesAfterPrevious: 2880,
      replyTo: 7,
      markdown: 'Claims need a second look from Legal before we publish each quarter. The others do not.',
    },
    {
      author: 'ada',
      language: 'en',
      minutesAfterPrevious: 12960,
      markdown:
        'Five sets are live, each with "last refreshed" and "next refresh" at the top. If the date passes, the owner and I get a mail.',
      reactions: [{ kind: 'celebrate', by: ['josh', 'fatima'] }],
    },
    {
      author: 'josh',
      language: 'en',
      minutesAfterPrevious: 20160,
      markdown:
        'First quarter: three requests, answered in 15 minutes each with the link. One requester wrote back: "thank you, the file is better than what I asked for".',
      reactions: [{ kind: 'like', by: ['fatima', 'ada', 'rhodri'] }],
    },
    {
      author: 'fatima',
      language: 'en',
      minutesAfterPrevious: 120,
      markdown: 'Please frame that. In 11 years nobody has thanked me for an exemption.',
      reactions: [{ kind: 'celebrate', by: ['josh'] }],
    },
  ],
};
