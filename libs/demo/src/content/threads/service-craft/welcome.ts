import type { DemoThread } from '../../shape.js';

const FIRST = `Welcome to Service Craft. We are twelve people from one council to begin with, and everything here can be read by anybody, so colleagues elsewhere can borrow what works and tell us what does not.

Two rules:

1. **Nothing about a person.** No resident, no case, no address, not even "the lady at number 14".
2. **Come back.** If you asked, tell us later what happened. A thread that ends in silence helps nobody.

Say hello below: what do you run, and which number do you look at first in the morning?`;

const ASK = `${FIRST}

**Who to ask first** (this post is a wiki: add your own line)

- Streets, gullies, gritting: @rhodri`;
const BINS = '- Bins, recycling, missed rounds: @josh';
const LETTERS = '- Council tax reduction, free meals, admissions: @helen';
const REGISTER = '- Elections and the register, hefyd yn Gymraeg: @dewi';

export const welcome: DemoThread = {
  key: 'welcome',
  community: 'service_craft',
  title: 'Start here: what this place is for, and two rules',
  kind: 'discussion',
  language: 'en',
  author: 'ada',
  minutesBeforeNow: 99360,
  pinned: true,
  posts: [
    {
      author: 'ada',
      language: 'en',
      minutesAfterPrevious: 0,
      markdown: FIRST,
      wiki: [
        { by: 'josh', markdown: `${ASK}\n${BINS}` },
        { by: 'helen', markdown: `${ASK}\n${BINS}\n${LETTERS}` },
        { by: 'dewi', markdown: `${ASK}\n${BINS}\n${LETTERS}\n${REGISTER}` },
      ],
      reactions: [
        { kind: 'like', by: ['rhodri', 'helen', 'elin', 'josh'] },
        { kind: 'celebrate', by: ['dewi'] },
      ],
    },
    {
      author: 'rhodri',
      language: 'en',
      minutesAfterPrevious: 40,
      markdown:
        'Highways. First number: how many priority 1 defects are still open past their time. This morning it is three, all on the same B road, all under the same water leak.',
      reactions: [{ kind: 'thanks', by: ['ada'] }],
    },
    {
      author: 'josh',
      language: 'en',
      minutesAfterPrevious: 80,
      markdown:
        'Bins. First number is missed collections reported by 9 am, because if it is over 20 then a round was pulled last night and nobody told customer services.',
      reactions: [{ kind: 'like', by: ['rhodri', 'helen'] }],
    },
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 35,
      markdown:
        'Council tax reduction, free meals and admissions. I look at calls per hundred letters sent. Anything over 12 means we wrote a bad letter.',
      reactions: [{ kind: 'insightful', by: ['ada', 'josh'] }],
    },
    {
      author: 'dewi',
      language: 'cy',
      minutesAfterPrevious: 180,
      markdown:
        'Bore da bawb. Etholiadau a’r gofrestr. Y rhif cyntaf i mi bob bore yw faint o geisiadau sydd heb eu paru â chofnod, achos nhw yw’r rhai sy’n cymryd amser.',
    },
    {
      author: 'gwenllian',
      language: 'en',
      minutesAfterPrevious: 1560,
      markdown:
        'Planning. Share of applications that arrive valid. It was 41% last month and I am not proud of it. I will open a thread.',
      reactions: [{ kind: 'like', by: ['ada', 'dewi'] }],
    },
    {
      author: 'marcus',
      language: 'en',
      minutesAfterPrevious: 2880,
      markdown:
        'Procurement. I am only a guest here, so I will mostly read, but I promise to answer when somebody writes "can we just extend the contract".',
      reactions: [{ kind: 'like', by: ['ada'] }],
    },
  ],
};
