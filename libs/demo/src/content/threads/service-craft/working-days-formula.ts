import type { DemoThread } from '../../shape.js';

export const workingDaysFormula: DemoThread = {
  key: 'working-days-formula',
  community: 'service_craft',
  title: 'Spreadsheet: working days between two dates without our bank holidays',
  kind: 'question',
  language: 'en',
  author: 'gwenllian',
  minutesBeforeNow: 5760,
  acceptedPost: 2,
  posts: [
    {
      author: 'gwenllian',
      language: 'en',
      minutesAfterPrevious: 0,
      markdown:
        'Quick one. I count `=B2-A2` for days from receipt to decision, and then somebody says "but working days". And our list of holidays has the extra day between Christmas and New Year as well. What is the right formula?',
    },
    { author: 'josh', language: 'en', minutesAfterPrevious: 12, markdown: 'I usually count on my fingers.' },
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 25,
      markdown: `Put your holidays in one column, say \`H2:H20\`, bank holidays and our own extra day, and then:

\`\`\`
=NETWORKDAYS(A2, B2, $H$2:$H$20) - 1
\`\`\`

Two traps:

- \`NETWORKDAYS\` counts **both** ends, so the same day gives 1. The \`- 1\` makes the day of receipt day 0.
- If something arrives on a Saturday the \`- 1\` takes one too many. For those, use \`=NETWORKDAYS(A2+1, B2, $H$2:$H$20)\`, which is what I would use everywhere. (A decision on the very day of receipt shows −2 there; read that as 0.)`,
      reactions: [
        { kind: 'thanks', by: ['gwenllian', 'josh'] },
        { kind: 'like', by: ['ada'] },
      ],
    },
    {
      author: 'gwenllian',
      language: 'en',
      minutesAfterPrevious: 9,
      replyTo: 2,
      markdown: 'The second one it is. Thank you! My average went from 61 to 43 by magic.',
      reactions: [{ kind: 'like', by: ['helen'] }],
    },
    {
      author: 'fatima',
      language: 'en',
      minutesAfterPrevious: 60,
      markdown:
        'Please write which of the two you used in the report. The one for FOI starts counting on the day after receipt, which is what the second formula does.',
      reactions: [{ kind: 'insightful', by: ['helen', 'gwenllian'] }],
    },
    {
      author: 'ada',
      language: 'en',
      minutesAfterPrevious: 2880,
      markdown: 'And if you want the *due date* rather than the count: `=WORKDAY(A2, 20, $H$2:$H$20)`.',
    },
    {
      author: 'josh',
      language: 'en',
      minutesAfterPrevious: 1440,
      markdown: 'Fingers retired.',
      reactions: [{ kind: 'like', by: ['helen', 'fatima', 'gwenllian'] }],
    },
  ],
};
