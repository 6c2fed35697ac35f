import type { DemoArticle, DemoStatus } from './shape.js';

/** What people of Northfield Council have written on their own pages. */
export const articles: readonly DemoArticle[] = [
  {
    key: 'form-in-ninety-seconds',
    author: 'ada',
    audience: 'public',
    language: 'en',
    title: 'Ninety seconds: what a short form taught us',
    minutesBeforeNow: 12_960,
    markdown: `When we rebuilt the form for missed bins, we set ourselves one limit: somebody on a bus, with one thumb, finishes it in **ninety seconds**.

## What went

- Title and date of birth. Nobody could say what we did with them.
- The choice between "refuse", "waste" and "rubbish". People send photographs; the crew knows.
- The account. A street and a house number find the round.

## What stayed

One question that we nearly cut: *Has this happened before?* It is the only one that tells the depot to look at the round and not at the bin.

Nine people of ten now finish. The tenth usually wanted another form, which is the next thing to look at. Online forms are never finished; they are only ever less in the way.`,
    edited: {
      title: 'Ninety seconds: what a short form taught us',
      markdown:
        'When we rebuilt the form for missed bins, we set ourselves one limit: ninety seconds. More on this soon.',
    },
    comments: [
      {
        author: 'josh',
        language: 'en',
        markdown: 'The photographs changed our mornings. Half the calls back are gone.',
        minutesAfter: 95,
      },
      {
        author: 'helen',
        language: 'en',
        markdown:
          'Could we have the same for school admissions, please? I can bring biscuits and the *old* form.',
        minutesAfter: 1480,
      },
    ],
    reactions: [
      { kind: 'insightful', by: ['helen', 'marcus', 'priya'] },
      { kind: 'celebrate', by: ['josh'] },
    ],
  },
  {
    key: 'llythyrau-clir',
    author: 'gwenllian',
    audience: 'organisation',
    language: 'cy',
    title: 'Tri newid bach i’n llythyrau cynllunio',
    minutesBeforeNow: 7_300,
    markdown: `Ers mis rydym yn anfon llythyrau dilysu ar eu newydd wedd. Nid oedd angen prosiect, dim ond tri phenderfyniad.

1. **Y peth i’w wneud yn gyntaf.** Mae’r frawddeg gyntaf yn dweud beth sydd ei angen ac erbyn pryd.
2. **Un llais.** "Rydym ni" a "chi" drwyddo draw, yn y ddwy iaith.
3. **Dim adrannau o’r Ddeddf yng nghorff y llythyr.** Maent ar y cefn, i’r rhai sydd am eu darllen.

Mae galwadau am lythyrau wedi haneru. Os hoffech roi cynnig arni gyda’ch llythyrau chi, dewch â nhw: awr gyda phaned, a byddwn wedi gorffen y cyntaf.`,
    comments: [
      {
        author: 'elin',
        language: 'cy',
        markdown: 'Mae’r drefn newydd yn gwneud y cyfieithu’n haws hefyd. Diolch!',
        minutesAfter: 210,
      },
    ],
    reactions: [{ kind: 'thanks', by: ['elin', 'rhodri'] }],
  },
  {
    key: 'copper-is-going',
    author: 'tomasz',
    audience: 'organisation',
    language: 'en',
    title: 'The copper is going: what to look for in your building',
    minutesBeforeNow: -4_320,
    markdown: `The old telephone lines end sooner than most of us think, and telephones are the least of it.

Walk round your building and look for what **dials out by itself**: lift alarms, intruder panels, the pump in the plant room, the payment machine at the tip. Photograph the label and send it to me. I would rather have it twice than not at all.

A list of what we know already is with the facilities team; the digital switchover page says who does what and when.`,
    comments: [],
    reactions: [],
  },
  {
    key: 'winter-in-numbers',
    author: 'rhodri',
    audience: 'organisation',
    language: 'en',
    title: 'A winter in numbers',
    minutesBeforeNow: null,
    markdown: `Sixty-one nights. Forty-four with salt down. To write: what the new route over the moor saved, and what winter gritting would cost without it.`,
    comments: [],
    reactions: [],
  },
];

/** In a few words, as people said them. */
export const statuses: readonly DemoStatus[] = [
  {
    author: 'rhodri',
    audience: 'organisation',
    language: 'cy',
    minutesBeforeNow: 9_100,
    markdown: 'Y criw allan ddwywaith neithiwr. **Diolch** i bawb a gododd am ddau.',
    reactions: [{ kind: 'thanks', by: ['gwenllian', 'josh', 'ada'] }],
  },
  {
    author: 'priya',
    audience: 'followers',
    language: 'en',
    minutesBeforeNow: 8_640,
    markdown: 'Back from the damp and mould round with Carys. Eleven homes, three fans wired backwards.',
    reactions: [{ kind: 'support', by: ['carys'] }],
  },
  {
    author: 'helen',
    audience: 'organisation',
    language: 'en',
    minutesBeforeNow: 6_050,
    markdown: 'School admissions: the late list is down to nine. Ask me how, it is mostly *telephone calls*.',
    reactions: [{ kind: 'celebrate', by: ['dewi', 'ada'] }],
  },
  {
    author: 'marcus',
    audience: 'organisation',
    language: 'en',
    minutesBeforeNow: 5_700,
    markdown:
      'New procurement thresholds from January. A page on what changes for small buys follows on Monday.',
    reactions: [{ kind: 'like', by: ['tomasz'] }],
  },
  {
    author: 'elin',
    audience: 'organisation',
    language: 'cy',
    minutesBeforeNow: 4_400,
    markdown: 'Sesiwn dabledi yn llyfrgell Glan-yr-afon ddydd Iau. Mae angen dau wirfoddolwr arall.',
    reactions: [{ kind: 'support', by: ['helen'] }],
  },
  {
    author: 'josh',
    audience: 'organisation',
    language: 'en',
    minutesBeforeNow: 3_900,
    markdown: 'Recycling in flats: the new labels are up in Mill Court. Photographs next week, good or bad.',
    reactions: [],
  },
  {
    author: 'carys',
    audience: 'followers',
    language: 'en',
    minutesBeforeNow: 3_300,
    markdown: 'Reablement goals in the words of the person, day ten. It takes longer, and it is worth it.',
    reactions: [{ kind: 'insightful', by: ['fatima'] }],
  },
  {
    author: 'ada',
    audience: 'public',
    language: 'en',
    minutesBeforeNow: 2_700,
    markdown: 'We publish our accessibility test results now, failures included. Two are fixed, four to go.',
    reactions: [{ kind: 'celebrate', by: ['elin', 'priya'] }],
  },
  {
    author: 'fatima',
    audience: 'organisation',
    language: 'en',
    minutesBeforeNow: 2_100,
    markdown:
      'A hidden row in a spreadsheet is still **there**. Freedom of information answers go out as PDF or CSV.',
    reactions: [{ kind: 'thanks', by: ['marcus', 'helen'] }],
  },
  {
    author: 'dewi',
    audience: 'organisation',
    language: 'cy',
    minutesBeforeNow: 1_500,
    markdown: 'Canfas blynyddol: 91% wedi ymateb. Diolch i’r timau drws i ddrws.',
    reactions: [{ kind: 'like', by: ['gwenllian'] }],
  },
  {
    author: 'tomasz',
    audience: 'followers',
    language: 'en',
    minutesBeforeNow: 700,
    markdown: 'Found another lift alarm on copper. It was behind the Christmas tree, of course.',
    reactions: [{ kind: 'like', by: ['ada', 'marcus'] }],
  },
  {
    author: 'gwenllian',
    audience: 'organisation',
    language: 'cy',
    minutesBeforeNow: 180,
    markdown: 'Ceisiadau cynllunio: amser dilysu i lawr i bum diwrnod am y tro cyntaf eleni.',
    reactions: [{ kind: 'celebrate', by: ['elin'] }],
  },
];

/** Who follows whom. */
export const follows: readonly { readonly follower: string; readonly followed: readonly string[] }[] = [
  { follower: 'ada', followed: ['priya', 'rhodri', 'tomasz', 'carys'] },
  { follower: 'priya', followed: ['carys', 'ada'] },
  { follower: 'carys', followed: ['priya', 'fatima'] },
  { follower: 'marcus', followed: ['tomasz', 'ada'] },
  { follower: 'elin', followed: ['gwenllian', 'ada'] },
  { follower: 'fatima', followed: ['carys', 'elin'] },
];

/** Topics that people follow, by their English labels. */
export const followedTopics: readonly { readonly follower: string; readonly topics: readonly string[] }[] = [
  { follower: 'ada', topics: ['Accessibility', 'Damp and mould'] },
  { follower: 'josh', topics: ['Waste collection'] },
];
