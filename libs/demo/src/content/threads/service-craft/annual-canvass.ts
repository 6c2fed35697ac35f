import type { DemoThread } from '../../shape.js';

export const annualCanvass: DemoThread = {
  key: 'annual-canvass',
  community: 'service_craft',
  title: 'Canvass: are door knocks still worth it?',
  kind: 'discussion',
  language: 'en',
  author: 'dewi',
  minutesBeforeNow: 40500,
  posts: [
    {
      author: 'dewi',
      language: 'en',
      minutesAfterPrevious: 0,
      markdown: `After e-mail, letter and text we had 6,900 properties without a reply, out of 58,200. We then sent 22 canvassers to the doors for four weeks. Cost: £31,400. Replies won: 3,980, so **£7.89 each**.

But it is not even:

- flats with an entry system: 14% success, £21 each
- terraces: 71%, £4.60 each
- rural: 66%, £11 each because of the mileage

The easy saving is to stop knocking at flats. I do not like it, because those are the people who are missing from the register already.

I also have to be honest about quality. A canvasser who gets a name through a closed door has not always got the right one; 6% of those replies bounced when we checked them. A reply that somebody typed for themselves bounced in 1%.

Thoughts? @elin, you know those blocks better than any of us.`,
    },
    {
      author: 'elin',
      language: 'en',
      minutesAfterPrevious: 60,
      markdown:
        'Do not knock at the flats; *sit* in them. We did tablet help in two foyers with the caretaker’s blessing, 4 to 7 pm, biscuits. We had 60 conversations in one evening. Bring the register along next time?',
      reactions: [{ kind: 'like', by: ['dewi'] }],
    },
    {
      author: 'dewi',
      language: 'en',
      minutesAfterPrevious: 30,
      replyTo: 1,
      markdown: 'I love this. Are biscuits "treating"?',
      reactions: [{ kind: 'like', by: ['elin'] }],
    },
    {
      author: 'fatima',
      language: 'en',
      minutesAfterPrevious: 12,
      replyTo: 2,
      markdown:
        'For filling in a canvass form, not before a poll, and for everybody who walks by... ask your Monitoring Officer, but I would eat them.',
      reactions: [{ kind: 'like', by: ['dewi', 'elin', 'ada'] }],
    },
    {
      author: 'josh',
      language: 'en',
      minutesAfterPrevious: 180,
      markdown:
        'My crews know which entry systems are broken, which is most of them. Seriously though, caretakers are the trick. Priya’s team has their numbers.',
    },
    {
      author: 'priya',
      language: 'en',
      minutesAfterPrevious: 120,
      replyTo: 4,
      markdown:
        'Eighteen blocks, nine caretakers. I can introduce you, @dewi. Avoid the day when the rent letters go out.',
    },
    {
      author: 'ada',
      language: 'en',
      minutesAfterPrevious: 1440,
      markdown: 'Text messages: did the reply rate depend on the hour?',
    },
    {
      author: 'dewi',
      language: 'en',
      minutesAfterPrevious: 240,
      replyTo: 6,
      markdown:
        'Very much. 10 am: 9%. 6.45 pm: 17%. Sunday at 5 pm: 22%, and three complaints about the Sunday.',
      reactions: [{ kind: 'insightful', by: ['ada'] }],
    },
    {
      author: 'dewi',
      language: 'en',
      minutesAfterPrevious: 34560,
      markdown: `We did four foyers, two evenings each, Elin’s people and mine together. **412 replies** from properties that had ignored five contacts, for about £2,300 of staff time: £5.60 each. And Elin signed up 37 people for tablet sessions.

Next year: foyers first, doors after.`,
      reactions: [{ kind: 'celebrate', by: ['elin', 'priya', 'ada'] }],
    },
    {
      author: 'elin',
      language: 'en',
      minutesAfterPrevious: 120,
      markdown: 'And 19 library cards. I win.',
      reactions: [{ kind: 'like', by: ['dewi'] }],
    },
  ],
};
