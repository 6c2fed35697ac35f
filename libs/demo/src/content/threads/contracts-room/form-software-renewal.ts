import type { DemoThread } from '../../shape.js';

export const formSoftwareRenewal: DemoThread = {
  key: 'form-software-renewal',
  community: 'contracts_room',
  title: 'Online forms: renew for three years, or go to market?',
  kind: 'discussion',
  language: 'en',
  author: 'ada',
  minutesBeforeNow: 23220,
  posts: [
    {
      author: 'ada',
      language: 'en',
      minutesAfterPrevious: 0,
      markdown: `The contract for our forms software ends in nine months. Renewal quote: **up 34%** for the same thing. We have 86 live forms, 210,000 submissions a year.

What I know: staff like it, the Welsh support is weak (language is chosen once and lost on the second page), export is a PDF per submission. What I do not know: what moving 86 forms costs. My guess is 1.5 days each for the simple ones and 6 for the awkward dozen.`,
    },
    {
      author: 'marcus',
      language: 'en',
      minutesAfterPrevious: 50,
      markdown: `Nine months is good. Most people call me at nine weeks.

Before you talk to them: what do you want, in ten lines, in order? And what would you do if they said no to everything?`,
      reactions: [{ kind: 'insightful', by: ['ada'] }],
    },
    {
      author: 'ada',
      language: 'en',
      minutesAfterPrevious: 1440,
      markdown: `In order:

1. both languages properly, switch at each question, answers kept
2. our data out, as data, at any time, without a fee
3. WCAG 2.2 AA shown by test and not by promise
4. price by year, no step at renewal
5. forms described in a text file that we can keep in version control

If they said no: run one year more and move service by service.`,
    },
    {
      author: 'tomasz',
      language: 'en',
      minutesAfterPrevious: 120,
      markdown: '6: sign-in with our own directory, included. They charge for it as "enterprise".',
      reactions: [{ kind: 'like', by: ['ada'] }],
    },
    {
      author: 'fatima',
      language: 'en',
      minutesAfterPrevious: 60,
      markdown:
        '7: where are the submissions kept, who can read them, and how soon are they really gone after deletion? Last year’s answer was a brochure.',
    },
    {
      author: 'marcus',
      language: 'en',
      minutesAfterPrevious: 4320,
      markdown:
        '@ada I talked to two neighbours. One pays a third less *per form* than we do. The other is leaving and would gladly share its specification. I suggest a short market engagement, open to all suppliers, four written questions and a 30 minute demo with **our** worst form.',
    },
    {
      author: 'ada',
      language: 'en',
      minutesAfterPrevious: 20,
      replyTo: 5,
      markdown:
        'Our worst form is the one for street trading. 14 pages, 3 uploads, two fees and a map. I will enjoy this.',
      reactions: [{ kind: 'celebrate', by: ['marcus'] }],
    },
    {
      author: 'priya',
      language: 'en',
      minutesAfterPrevious: 1560,
      markdown:
        'If you go to market please add "works on a phone with a cracked screen in a stairwell". I am serious; that is where my people fill them in.',
    },
    {
      author: 'ada',
      language: 'en',
      minutesAfterPrevious: 12960,
      markdown: `Five suppliers came. Two did the form within 30 minutes, one of them in both languages with answers kept. Ours could not save a draft on page 9.

I am now fairly sure that we go to market. I will bring the ten lines back as requirements.`,
    },
    {
      author: 'marcus',
      language: 'en',
      minutesAfterPrevious: 1560,
      markdown:
        'Then the timetable, backwards: live by month 9, move from month 5, award by month 4. So the tender documents by the end of next month. @tomasz, @fatima: one page each on sign-in and on data, by Friday week?',
      reactions: [
        { kind: 'like', by: ['ada'] },
        { kind: 'question', by: ['tomasz'] },
      ],
    },
  ],
};
