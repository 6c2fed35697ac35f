import type { DemoThread } from '../../shape.js';

export const grittingNightLog: DemoThread = {
  key: 'gritting-night-log',
  community: 'service_craft',
  title: 'Gritting decision and live log for the cold spell',
  kind: 'discussion',
  language: 'en',
  author: 'rhodri',
  minutesBeforeNow: 2548,
  posts: [
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 0,
      markdown: `Forecast for tonight: road surface down to −3 °C on the high routes, −1 °C in the valley, hoar frost likely after 2 am. **Decision: precautionary treatment of all 11 primary routes, 10 g/m², start 18.30.** Secondary routes: not tonight.

I will keep the log in this thread so that customer support, waste and schools see the same thing. Please put questions here and not in my inbox.`,
    },
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 6,
      markdown: 'Thank you @rhodri. May we tell callers "all main routes by 22.00"?',
      reactions: [{ kind: 'thanks', by: ['rhodri'] }],
    },
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 4,
      replyTo: 1,
      markdown: 'Yes. 21.30 if nothing breaks, so 22.00 is safe.',
    },
    {
      author: 'josh',
      language: 'en',
      minutesAfterPrevious: 12,
      markdown: 'Which of my rounds should worry tomorrow?',
    },
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 9,
      replyTo: 3,
      markdown:
        'The three above 250 m. Start those an hour later and you will be behind the second pass rather than in front of it.',
    },
    {
      author: 'josh',
      language: 'en',
      minutesAfterPrevious: 3,
      markdown: 'Done. Crews 4, 17 and 22 start at 7.00.',
      reactions: [{ kind: 'like', by: ['rhodri'] }],
    },
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 100,
      markdown: '18.32 all gritters out. Route 7 is in the spare wagon, so it will be 20 minutes slower.',
    },
    {
      author: 'elin',
      language: 'en',
      minutesAfterPrevious: 25,
      markdown: 'Is the mobile library’s route 5 among the primaries? It goes up to the hill villages at 9.',
    },
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 7,
      replyTo: 7,
      markdown: 'As far as the chapel, yes. The last 2 km are secondary. I would not.',
    },
    {
      author: 'elin',
      language: 'en',
      minutesAfterPrevious: 2,
      replyTo: 8,
      markdown: 'We will stop at the chapel, and I will phone the five readers who wait further up.',
      reactions: [{ kind: 'like', by: ['rhodri'] }],
    },
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 65,
      markdown:
        '20.50 routes 1 to 6 and 8 complete. Route 7 at half way. Route 10 held up by a fallen branch; tree crew called.',
    },
    {
      author: 'priya',
      language: 'en',
      minutesAfterPrevious: 4,
      markdown:
        'Do the sheltered schemes on the hill get their paths done? I have a caretaker off sick at one of them.',
    },
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 11,
      replyTo: 11,
      markdown:
        'We only do the road. If you send somebody for 20 bags there is a pallet at the depot, gate code from the duty officer.',
    },
    {
      author: 'priya',
      language: 'en',
      minutesAfterPrevious: 5,
      replyTo: 12,
      markdown: 'Sent. Thank you.',
      reactions: [{ kind: 'thanks', by: ['rhodri'] }],
    },
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 38,
      markdown: '21.44 branch cleared, route 10 running.',
    },
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 36,
      markdown:
        '22.20 all primaries complete, 20 minutes late. 84 tonnes used; 3,120 in the barn. Next look at the forecast at 23.00.',
      reactions: [{ kind: 'like', by: ['helen', 'josh'] }],
    },
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 130,
      markdown: 'Somebody put on a local page that "the council has run out of salt". Can I answer?',
    },
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 9,
      replyTo: 16,
      markdown: 'Please do. 3,120 tonnes is about 37 nights like this one.',
      reactions: [{ kind: 'like', by: ['helen', 'ada'] }],
    },
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 170,
      markdown:
        '03.20 surface −2.8 °C at the pass, hoar frost forming. **Second pass on routes 3, 7, 9 and 11**, start 04.15.',
    },
    {
      author: 'dewi',
      language: 'cy',
      minutesAfterPrevious: 180,
      markdown: 'Bore da. Oes unrhyw ysgol ar gau? Mae rhieni’n gofyn i mi, am ryw reswm.',
    },
    {
      author: 'rhodri',
      language: 'cy',
      minutesAfterPrevious: 8,
      replyTo: 19,
      markdown: 'Bore da Dewi. Dim un hyd yma. Cafodd y rhestr ar y wefan ei diweddaru am 06.45.',
    },
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 3,
      markdown:
        '@dewi confirmed from admissions: all schools open. One has no heating in the hall and is having assembly in coats.',
    },
    {
      author: 'josh',
      language: 'en',
      minutesAfterPrevious: 31,
      markdown: 'Crew 22 stuck behind a jackknifed trailer at the quarry turn. Nobody hurt, police there.',
    },
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 5,
      replyTo: 22,
      markdown:
        'Seen it. Gritter 11 will treat behind it when it moves. Diversion by the lower road is fine.',
      reactions: [{ kind: 'thanks', by: ['josh'] }],
    },
    {
      author: 'josh',
      language: 'en',
      minutesAfterPrevious: 75,
      replyTo: 23,
      markdown:
        'Moving again. We will finish that round about 3 hours late; please tell callers to leave bins out.',
    },
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 4,
      replyTo: 24,
      markdown: 'On the website and on the phone message now.',
    },
    {
      author: 'ada',
      language: 'en',
      minutesAfterPrevious: 20,
      markdown:
        'For interest: the gritting page had 9,400 visits since midnight. "Which roads do you grit" is the top search, then "school closed".',
      reactions: [{ kind: 'insightful', by: ['helen'] }],
    },
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 360,
      markdown:
        '**Tonight’s decision:** wind rising, surface just under zero before midnight and then up. Precautionary treatment on routes 3, 7, 9 and 11 only, 10 g/m², start 19.00.',
    },
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 10,
      markdown: 'So valley routes are *not* done tonight? I want the words right for callers.',
    },
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 6,
      replyTo: 28,
      markdown:
        'Right. Say: "We treat the routes where ice is forecast. Tonight those are the high routes. Please drive to the conditions everywhere."',
      reactions: [{ kind: 'like', by: ['helen'] }],
    },
    { author: 'rhodri', language: 'en', minutesAfterPrevious: 230, markdown: '21.10 all four complete.' },
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 630,
      markdown:
        'Stood down at 07.30, surface +2 °C and rising. Two nights: 121 tonnes, two late routes, no injuries that I know of. Thank you for asking here; I had 6 e-mails instead of the usual 70.',
      reactions: [
        { kind: 'celebrate', by: ['helen', 'josh', 'ada'] },
        { kind: 'thanks', by: ['elin', 'priya'] },
      ],
    },
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 315,
      markdown:
        '70 to 6! Could we pin this pattern for the next cold spell? I will write the caller answers from it so that we need not type them again at 4 am.',
    },
  ],
};
