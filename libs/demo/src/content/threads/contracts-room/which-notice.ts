import type { DemoThread } from '../../shape.js';

export const whichNotice: DemoThread = {
  key: 'which-notice',
  community: 'contracts_room',
  title: 'Procurement Act 2023: which notice do I publish for a small change to a live contract?',
  kind: 'question',
  language: 'en',
  author: 'priya',
  minutesBeforeNow: 38880,
  acceptedPost: 2,
  posts: [
    {
      author: 'priya',
      language: 'en',
      minutesAfterPrevious: 0,
      markdown:
        'The damp survey contract was let under the new Act. We want to add 60 properties that came to us from a small landlord. About £14,000 on £310,000. Do I need a notice, a new competition, or just a letter? I have read the guidance twice and I am more sure each time, of different things.',
    },
    {
      author: 'tomasz',
      language: 'en',
      minutesAfterPrevious: 40,
      markdown: 'Following. I have the same with 12 extra lift lines.',
    },
    {
      author: 'marcus',
      language: 'en',
      minutesAfterPrevious: 180,
      markdown: `My reading, to be confirmed by Legal for your case before you sign. Ask in this order:

1. **Which rules was it let under?** A contract from before the [Procurement Act 2023](https://www.legislation.gov.uk/ukpga/2023/54/contents) took effect stays under the old regulations, also for changes. Yours is new. Tomasz’s is *old*, so stop here, Tomasz.
2. **Was the change provided for** in the contract, clearly? Look for the clause on adding properties.
3. If not, **is it small?** The Act has tests for changes that are not substantial, and for those below a set share of the value. 4.5% sounds small, but earlier changes count too, so add them up.
4. **Then the notice.** Some changes need a contract change notice before they are made and some do not. Do not guess; send me the clause and the sum of the changes and I will check it against the Act *and* the Welsh regulations, as they differ here and there.

And whatever comes out: one page for the file, with the reason, on the day. It takes ten minutes now and two days in a year.`,
      reactions: [
        { kind: 'thanks', by: ['priya', 'tomasz'] },
        { kind: 'insightful', by: ['ada', 'fatima'] },
      ],
    },
    {
      author: 'priya',
      language: 'en',
      minutesAfterPrevious: 25,
      replyTo: 2,
      markdown: 'There is a clause: "up to 10% more properties at the schedule rates". 60 on 900 is 6.7%.',
    },
    {
      author: 'marcus',
      language: 'en',
      minutesAfterPrevious: 30,
      replyTo: 3,
      markdown: 'Then you may be in the easy place. Was anything added before?',
      reactions: [{ kind: 'like', by: ['priya'] }],
    },
    { author: 'priya', language: 'en', minutesAfterPrevious: 10, markdown: 'No. First one.' },
    {
      author: 'marcus',
      language: 'en',
      minutesAfterPrevious: 1440,
      replyTo: 5,
      markdown:
        'Legal agrees: provided for in the contract, within its limit. Write the page, send the letter, put it on the register. Well drafted, whoever put that clause in.',
      reactions: [{ kind: 'celebrate', by: ['priya'] }],
    },
    { author: 'priya', language: 'en', minutesAfterPrevious: 5, replyTo: 6, markdown: 'You did.' },
    {
      author: 'marcus',
      language: 'en',
      minutesAfterPrevious: 2,
      replyTo: 7,
      markdown: 'I know.',
      reactions: [{ kind: 'like', by: ['priya', 'ada', 'rhodri'] }],
    },
    {
      author: 'fatima',
      language: 'en',
      minutesAfterPrevious: 120,
      markdown:
        'If the 60 tenants’ details come over from the old landlord, do tell me before they arrive and not after.',
    },
    {
      author: 'priya',
      language: 'en',
      minutesAfterPrevious: 28800,
      markdown:
        'Done: letter signed, list received through the secure share, first 20 surveyed. From question to letter 8 days. The last time a change like this took us 11 weeks.',
      reactions: [{ kind: 'thanks', by: ['marcus', 'fatima'] }],
    },
  ],
};
