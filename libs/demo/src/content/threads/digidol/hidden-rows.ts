import type { DemoThread } from '../../shape.js';

export const hiddenRows: DemoThread = {
  key: 'hidden-rows',
  community: 'digidol',
  title: 'Near miss: hidden columns in a spreadsheet we nearly published',
  kind: 'discussion',
  language: 'en',
  author: 'fatima',
  minutesBeforeNow: 27360,
  posts: [
    {
      author: 'fatima',
      language: 'en',
      minutesAfterPrevious: 0,
      markdown: `A near miss, told with the permission of the person who caught it. A spreadsheet was ready to go out as an FOI answer. It had one sheet with totals, all fine. It also had **a hidden sheet with 2,300 rows of names and addresses**, because the totals were a pivot table and a pivot keeps a copy of its source inside the file.

Nobody did anything careless. The file simply carried more than the screen showed. From today, for anything that leaves the council:

1. Never send the working file. Copy the cells, *paste values* into a new one.
2. Save as CSV if it is a plain table. A CSV cannot hide anything.
3. Ask somebody else to open the file that will be sent, not the one on your disk.

Who else sends spreadsheets out?`,
      reactions: [{ kind: 'insightful', by: ['ada', 'helen', 'josh', 'dewi'] }],
    },
    {
      author: 'josh',
      language: 'en',
      minutesAfterPrevious: 20,
      markdown:
        'Me. And I have just looked at the last one. It had a pivot. The source was bin sizes by street, no people, but still: cold sweat.',
    },
    {
      author: 'fatima',
      language: 'en',
      minutesAfterPrevious: 10,
      replyTo: 1,
      markdown: 'Thank you for looking. Send it to me anyway and I will check it with you; no blame.',
      reactions: [{ kind: 'thanks', by: ['josh'] }],
    },
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 60,
      markdown: 'Is turning it into a PDF enough?',
    },
    {
      author: 'fatima',
      language: 'en',
      minutesAfterPrevious: 25,
      replyTo: 3,
      markdown:
        'No, for two reasons. The requester usually asked for data they can use, and black boxes drawn over text in a PDF can often be lifted off. New file, values only.',
      reactions: [{ kind: 'insightful', by: ['helen'] }],
    },
    {
      author: 'ada',
      language: 'en',
      minutesAfterPrevious: 1440,
      markdown: `I have written a small check for our outgoing share: it lists hidden sheets, hidden rows and columns, comments, pivot caches and links to other files, and it refuses to upload until somebody ticks each one.

Formula for a quick look inside the workbook itself: \`=SHEETS()\` counts **all** sheets, also hidden ones. If it says 3 and you see 1, stop.`,
      reactions: [{ kind: 'like', by: ['fatima'] }],
    },
    {
      author: 'dewi',
      language: 'en',
      minutesAfterPrevious: 180,
      replyTo: 5,
      markdown: '`=SHEETS()` said 7. I see 2. I am going for a walk.',
      reactions: [{ kind: 'like', by: ['ada'] }],
    },
    {
      author: 'fatima',
      language: 'en',
      minutesAfterPrevious: 15,
      replyTo: 6,
      markdown: 'Walk to my desk!',
      reactions: [{ kind: 'support', by: ['dewi'] }],
    },
    {
      author: 'fatima',
      language: 'en',
      minutesAfterPrevious: 23040,
      markdown: `Two weeks of the check: 64 files, 9 stopped, 2 of those would have been real breaches. That is what we avoided for one day of @ada’s time.

I told the story, without the name, at the induction for new starters. Three people came to me afterwards with a file each. None was serious. All three said that they would not have come if it had been told as a warning instead of a thank-you to the person who stopped it.`,
      reactions: [{ kind: 'celebrate', by: ['ada'] }],
    },
  ],
};
