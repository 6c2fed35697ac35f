import type { DemoThread } from '../../shape.js';

export const planningValidation: DemoThread = {
  key: 'planning-validation',
  community: 'service_craft',
  title: 'Six in ten householder applications arrive invalid. Where would you start?',
  kind: 'question',
  language: 'en',
  author: 'gwenllian',
  minutesBeforeNow: 87840,
  acceptedPost: 4,
  posts: [
    {
      author: 'gwenllian',
      language: 'en',
      minutesAfterPrevious: 0,
      markdown: `I counted 150 householder applications by hand last week. 89 could not be validated on the first look. The reasons:

1. Location plan without a red line, or a red line that leaves out the access: 37
2. Wrong or missing certificate of ownership: 24
3. Wrong fee: 19
4. No scale bar on the drawings: 16
5. Drainage approval (SAB) not mentioned where it may be needed: 11

Some had more than one fault. Each invalid application costs us about 35 minutes and the applicant about 9 days. Where would you start: the guidance, the form, or the agents?`,
      reactions: [{ kind: 'like', by: ['ada'] }],
    },
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 70,
      markdown:
        'Who sends them? If it is a few agents again and again I would start there. If it is households doing it once in their life, guidance will not help because they do not know that they need it.',
      reactions: [{ kind: 'like', by: ['gwenllian'] }],
    },
    {
      author: 'gwenllian',
      language: 'en',
      minutesAfterPrevious: 120,
      replyTo: 1,
      markdown: 'I had not looked. Of the 89, 52 came from agents. And 31 of those from just **six** agents!',
    },
    {
      author: 'josh',
      language: 'en',
      minutesAfterPrevious: 30,
      markdown: 'Phone the six, @gwenllian.',
      reactions: [{ kind: 'like', by: ['helen'] }],
    },
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 1440,
      markdown: `Then I would do it in this order:

1. **Phone the six agents.** Not a letter. Ask what they find unclear; they will tell you things about your checklist that you do not want to hear.
2. **Put a picture beside the red line question**: one right, one wrong. It is the top reason and words do not explain it.
3. **Work out the fee for them** instead of asking them to. @ada can probably say how hard that is.
4. Only then rewrite the guidance.

And measure just one thing: share valid on first look, by week. We did the same with free school meal forms: 55% to 83% in two months, and most of it came from step 1.`,
      reactions: [
        { kind: 'insightful', by: ['gwenllian', 'ada'] },
        { kind: 'thanks', by: ['rhodri'] },
      ],
    },
    {
      author: 'ada',
      language: 'en',
      minutesAfterPrevious: 180,
      markdown:
        'I can do 2 and 3 in the online form. For 3 I need the fee table as data, not as a PDF. Can you send a spreadsheet, one row for each kind of development?',
    },
    {
      author: 'gwenllian',
      language: 'en',
      minutesAfterPrevious: 1560,
      replyTo: 5,
      markdown:
        'Sent. A warning: the table changes, so please put the date on the page where people see it, and let me edit it without asking you.',
      reactions: [{ kind: 'thanks', by: ['ada'] }],
    },
    {
      author: 'ada',
      language: 'en',
      minutesAfterPrevious: 5760,
      markdown:
        'It is on the test site. You edit the sheet, it is checked each night, and if a row makes no sense you get an e-mail instead of the public getting a wrong fee.',
    },
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 7200,
      markdown:
        'Small plea while you are in there: many red lines cross the highway verge without anybody noticing. If the picture could show the verge I would be a happy man.',
    },
    {
      author: 'gwenllian',
      language: 'en',
      minutesAfterPrevious: 120,
      replyTo: 8,
      markdown: 'It will. The wrong example now shows a driveway drawn straight across your verge.',
      reactions: [{ kind: 'like', by: ['rhodri'] }],
    },
    {
      author: 'gwenllian',
      language: 'en',
      minutesAfterPrevious: 33120,
      markdown: `Six weeks later: **68% valid on first look**, up from 41%.

- Four of the six agents came in for half an hour with tea. Two of them had a checklist of ours from years ago, which explains a lot.
- Wrong fees are nearly gone: 2 in 130.
- The certificate is still the hardest. I think the question is the wrong way round: people understand "does anybody else own any part of this land?" but not "certificate A or B".

I have marked Helen’s answer, because that is the order we followed.`,
      reactions: [{ kind: 'celebrate', by: ['helen', 'ada', 'rhodri', 'josh', 'elin'] }],
    },
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 90,
      markdown:
        'From 41 to 68 in six weeks is lovely. Ask the question the second way, then pick the certificate for them!',
      reactions: [{ kind: 'like', by: ['gwenllian'] }],
    },
  ],
};
