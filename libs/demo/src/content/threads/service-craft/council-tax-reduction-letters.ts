import type { DemoThread } from '../../shape.js';

export const councilTaxReductionLetters: DemoThread = {
  key: 'council-tax-reduction-letters',
  community: 'service_craft',
  title: 'Our award letter is four pages and makes people phone. Here is a one-page draft',
  kind: 'discussion',
  language: 'en',
  author: 'helen',
  minutesBeforeNow: 74880,
  posts: [
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 0,
      markdown: `Every change in somebody’s circumstances sends out a new council tax reduction letter. Last quarter: 9,870 letters, **1,640 calls** within seven days. I listened to 60 of those calls:

- 27 "I got three letters, which one counts?"
- 14 "Do I owe this or do you owe me?"
- 11 "You say my income went up, but it did not"
- 8 something else

Draft of a new first page:

> **What you pay now: £18.40 a month.**
> This is £3.10 more than before, because your earnings changed on 3 May.
> This letter replaces all earlier ones.
> If the earnings below are wrong, tell us within a month.

Pages 2 to 4 keep the legal notice and the workings. What have I missed?`,
      reactions: [{ kind: 'like', by: ['ada', 'elin'] }],
    },
    {
      author: 'fatima',
      language: 'en',
      minutesAfterPrevious: 90,
      markdown:
        'The appeal rights must still be easy to find. I would put one line on page one: "If you think we are wrong, page 3 says what you can do." Ask Legal to check the whole letter before it goes, please; the law asks for certain things to be in it and I do not know that list by heart.',
      reactions: [{ kind: 'insightful', by: ['helen'] }],
    },
    {
      author: 'ada',
      language: 'en',
      minutesAfterPrevious: 50,
      markdown:
        '"What you pay now" as the first words is exactly right. Could you add how to pay? Half of those who phone about something else also ask for the payment line.',
      reactions: [{ kind: 'like', by: ['helen'] }],
    },
    {
      author: 'gwenllian',
      language: 'cy',
      minutesAfterPrevious: 180,
      markdown:
        'Gair am y Gymraeg: plîs peidiwch â chyfieithu "reduction" yn "lleihad" mewn un llythyr a "gostyngiad" yn y nesaf. "Gostyngiad y Dreth Gyngor" sydd ar y wefan.',
      reactions: [{ kind: 'like', by: ['helen', 'elin'] }],
    },
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 20,
      replyTo: 3,
      markdown: 'Noted: gostyngiad, always. I will use the glossary. Diolch @gwenllian.',
      reactions: [{ kind: 'thanks', by: ['gwenllian'] }],
    },
    {
      author: 'elin',
      language: 'en',
      minutesAfterPrevious: 1440,
      markdown:
        'We tried the draft on eleven people in the library at coffee time. All eleven could say what they would pay. Three asked "a month, or until March?" because instalments end. Maybe show the months.',
    },
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 1500,
      replyTo: 5,
      markdown: 'Oh, that is good. "£18.40 a month, from June to January."',
    },
    {
      author: 'josh',
      language: 'en',
      minutesAfterPrevious: 2880,
      markdown: 'Why three letters on one day? Could the system wait and send only the last one?',
    },
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 240,
      replyTo: 7,
      markdown:
        'It can hold letters for 48 hours and send the newest. Supplier says it is "a setting", and it has been a setting since 2017. I could cry.',
      reactions: [{ kind: 'insightful', by: ['josh'] }],
    },
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 47520,
      markdown: `Results after one full billing month with the one-page version **and** the 48-hour hold:

- letters: 3,290 down to **2,105**
- calls within seven days: 547 down to **231**
- calls per hundred letters: 16.6 down to 11.0

Most of the win is the hold. The words did the rest. Legal took four weeks, which was the longest step.`,
      reactions: [{ kind: 'celebrate', by: ['ada', 'elin', 'gwenllian', 'josh', 'fatima'] }],
    },
    {
      author: 'ada',
      language: 'en',
      minutesAfterPrevious: 180,
      markdown:
        'Would you mind if I use these numbers in the service design session next month? People never believe that a letter is a service.',
      reactions: [{ kind: 'thanks', by: ['helen'] }],
    },
  ],
};
