import type { DemoEvent } from './shape.js';

/** Two events to come and one that is over, of which there is a recording where videos can be prepared. */
export const events: readonly DemoEvent[] = [
  {
    key: 'letters-hour',
    community: 'service_craft',
    author: 'helen',
    title: 'One hour on clear letters',
    language: 'en',
    daysFromNow: -5,
    plannedDaysBefore: 11,
    from: '12:30',
    to: '13:30',
    place: 'Committee Room 2, Town Hall',
    link: '',
    agenda: `Bring one letter that people telephone you about.

1. What you have decided, by when, and what if not
2. Reading aloud in pairs
3. Where the paragraph about the law goes`,
    recording: 'plain-letter',
    answers: { yes: ['josh', 'carys', 'fatima', 'ada'], maybe: ['dewi'], no: ['tomasz'] },
  },
  {
    key: 'pothole-walk',
    community: 'service_craft',
    author: 'rhodri',
    title: 'Pothole walk: see what the crew sees',
    language: 'en',
    daysFromNow: 4,
    plannedDaysBefore: 6,
    from: '10:00',
    to: '11:30',
    place: 'Depot gate, Mill Lane',
    link: '',
    agenda: `We walk the eastern route with the crew and look at ten reports from last week.

- stout shoes; we lend high-visibility vests
- afterwards tea in the depot, and what we would change in the form`,
    answers: { yes: ['ada', 'josh', 'priya'], maybe: ['helen', 'elin'], no: [] },
  },
  {
    key: 'awr-ddwyieithog',
    community: 'digidol',
    author: 'elin',
    title: 'Awr ddwyieithog: ffurflenni sy’n gweithio yn y ddwy iaith',
    language: 'cy',
    daysFromNow: 9,
    plannedDaysBefore: 11,
    from: '14:00',
    to: '15:00',
    place: '',
    link: 'https://cyfarfod.northfield.example/awr-ddwyieithog',
    agenda: `Croeso i ddysgwyr. Byddwn yn edrych ar dair ffurflen ac yn gofyn ble mae pobl yn newid iaith.

- 14:00 tair ffurflen, tair problem
- 14:30 beth all y tîm ei newid yr wythnos hon`,
    answers: { yes: ['gwenllian', 'tomasz'], maybe: ['dewi', 'ada'], no: ['fatima'] },
  },
];
