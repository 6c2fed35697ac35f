import type { DemoThread } from '../../shape.js';

export const analogueLines: DemoThread = {
  key: 'analogue-lines',
  community: 'digidol',
  title: 'Analogue lines are going: what is plugged into yours?',
  kind: 'discussion',
  language: 'en',
  author: 'tomasz',
  minutesBeforeNow: 48960,
  pinned: true,
  posts: [
    {
      author: 'tomasz',
      language: 'en',
      minutesAfterPrevious: 0,
      markdown: `The old analogue phone network is being switched off nationally, so every line that is not digital by then simply stops. From the bills I count **317 analogue lines**. From walking round I can explain 204 of them. I need your help with the other 113.

Please look for: lift phones, fire and intruder alarms, door entry, payment terminals, CCTV, pump telemetry, boiler controls, fax machines (I know), franking machines.

Reply with: *building, what it is, who would shout if it stopped.*`,
      reactions: [{ kind: 'question', by: ['rhodri', 'helen'] }],
    },
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 60,
      markdown:
        'Depot: weighbridge printer, fuel pump authorisation, salt barn alarm. I would shout at all three, the fuel pump loudest.',
      reactions: [{ kind: 'thanks', by: ['tomasz'] }],
    },
    {
      author: 'elin',
      language: 'en',
      minutesAfterPrevious: 40,
      markdown:
        'Libraries: seven lift phones? No, two lifts. Seven alarms. And one line at the branch by the harbour that rings every day at four and nobody knows why.',
    },
    {
      author: 'tomasz',
      language: 'en',
      minutesAfterPrevious: 20,
      replyTo: 2,
      markdown: 'I will be there at four.',
      reactions: [{ kind: 'like', by: ['elin', 'ada'] }],
    },
    {
      author: 'dewi',
      language: 'en',
      minutesAfterPrevious: 180,
      markdown:
        'Count venue: two lines in the sports hall that we only use on the night. Please, *please* tell me before you cut those.',
    },
    {
      author: 'tomasz',
      language: 'en',
      minutesAfterPrevious: 1500,
      replyTo: 4,
      markdown:
        'Marked red. I would rather bring you two mobile units with battery and a different network each, and test them in the hall with 200 people in it.',
    },
    {
      author: 'tomasz',
      language: 'en',
      minutesAfterPrevious: 120,
      markdown:
        'Harbour library, 4 pm: it is the tide gauge, reporting to a number that was given up in 2014. It has been ringing a dead line every day for years. Poor thing.',
      reactions: [
        { kind: 'like', by: ['elin'] },
        { kind: 'insightful', by: ['helen'] },
      ],
    },
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 20,
      replyTo: 6,
      markdown: 'That gauge has a name in our asset list and a budget line for its calls!',
      reactions: [{ kind: 'like', by: ['tomasz', 'elin', 'ada'] }],
    },
    {
      author: 'carys',
      language: 'en',
      minutesAfterPrevious: 2880,
      markdown: `The ones I lie awake about are telecare pendants in people’s homes. They are not our lines, but it is our service. 1,120 people.

Most of them do not know that the line matters. Their phone company will send a letter, or a grandchild will order a cheaper package, and the line becomes digital on a day that nobody told us about. We had two like that last year. Both were found by luck, because somebody rang to ask about her meals and mentioned that the box was flashing.

So the question is not only "when do we move them" but "how do we hear when somebody else does".`,
    },
    {
      author: 'tomasz',
      language: 'en',
      minutesAfterPrevious: 60,
      replyTo: 8,
      markdown:
        'That is a project of its own and the most careful one: nobody’s line gets moved before the pendant is tested with somebody standing beside it. Let us meet with the telecare supplier. I have put you down for this week.',
      reactions: [{ kind: 'support', by: ['carys'] }],
    },
    {
      author: 'ada',
      language: 'en',
      minutesAfterPrevious: 12960,
      markdown:
        'What happens with the list when you are done? I would love it to be a page that people can correct, not a sheet on your laptop.',
    },
    {
      author: 'tomasz',
      language: 'en',
      minutesAfterPrevious: 2880,
      replyTo: 10,
      markdown:
        'As of today it is in the asset register, and the sheet is gone. 317 lines: 188 stopped because nothing was on them, 61 moved, 68 to go.',
    },
    {
      author: 'josh',
      language: 'en',
      minutesAfterPrevious: 21600,
      markdown: '188 lines with nothing on them! What did we pay for those?',
    },
    {
      author: 'tomasz',
      language: 'en',
      minutesAfterPrevious: 180,
      replyTo: 12,
      markdown:
        'About £31,000 a year. It pays for the rest of the move, and I am told I may spend it before somebody else notices.',
      reactions: [{ kind: 'celebrate', by: ['josh', 'rhodri', 'helen', 'ada'] }],
    },
  ],
};
