import type { DemoCommunity } from './shape.js';

/** Four communities, each with another visibility and another way in. */
export const communities: readonly DemoCommunity[] = [
  {
    name: 'service_craft',
    title: 'Service Craft',
    titleLanguage: 'en',
    purpose: 'How we run everyday services, written in the open so that other councils can borrow from it.',
    description: `Rounds, repairs, registers and roads: the daily craft of a council.

**Good posts here**

- ask about a real problem, with a number in it
- say what you tried, also when it failed
- come back some weeks later and tell us how it went

Everybody on the internet can read this community, so please leave out names, addresses and case details. Croeso i chi ysgrifennu yn Gymraeg neu yn Saesneg.`,
    language: 'en',
    visibility: 'public',
    joinPolicy: 'open',
    joinDomains: [],
    topics: ['highways', 'waste', 'planning', 'council tax', 'elections', 'admissions'],
    members: [
      { handle: 'ada', role: 'owner' },
      { handle: 'rhodri', role: 'facilitator' },
      { handle: 'helen', role: 'moderator' },
      { handle: 'josh', role: 'member' },
      { handle: 'gwenllian', role: 'member' },
      { handle: 'dewi', role: 'member' },
      { handle: 'priya', role: 'member' },
      { handle: 'tomasz', role: 'member' },
      { handle: 'fatima', role: 'member' },
      { handle: 'elin', role: 'member' },
      { handle: 'carys', role: 'member' },
      { handle: 'marcus', role: 'guest' },
    ],
  },
  {
    name: 'digidol',
    title: 'Digidol Northfield Digital',
    titleLanguage: 'cy',
    purpose: 'Gwasanaethau digidol da yn y ddwy iaith · Good digital services in both languages.',
    description: `Cymuned ddwyieithog i bawb sy’n gweithio i Gyngor Northfield. Gofynnwch yn eich dewis iaith; cewch ateb yn yr iaith honno pan fydd modd.

A bilingual community for everybody at Northfield Council: forms, letters, PDFs, phones, records and getting people online. Write in the language you prefer.

- **Help gyda’r Gymraeg** · help with Welsh: mention @elin or @gwenllian
- **Gwybodaeth a chofnodion** · information and records: mention @fatima
- **Ffonau a llinellau** · phones and lines: mention @tomasz`,
    language: 'cy',
    visibility: 'organisation',
    joinPolicy: 'domain',
    joinDomains: ['northfield.example'],
    kit: {
      template: 'practice',
      ticked: [
        { item: 'tell', by: 'elin' },
        { item: 'welcome', by: 'tomasz' },
      ],
    },
    topics: ['hygyrchedd', 'accessibility', 'Cymraeg', 'FOI', 'telephony', 'digital inclusion', 'libraries'],
    members: [
      { handle: 'elin', role: 'owner' },
      { handle: 'tomasz', role: 'facilitator' },
      { handle: 'fatima', role: 'moderator' },
      { handle: 'ada', role: 'member' },
      { handle: 'gwenllian', role: 'member' },
      { handle: 'dewi', role: 'member' },
      { handle: 'rhodri', role: 'member' },
      { handle: 'carys', role: 'member' },
      { handle: 'helen', role: 'member' },
      { handle: 'josh', role: 'member' },
      { handle: 'priya', role: 'member', joinedDaysAgo: 5 },
      { handle: 'marcus', role: 'member', joinedDaysAgo: 2 },
    ],
  },
  {
    name: 'homes_and_care',
    title: 'Homes and Care Practice',
    titleLanguage: 'en',
    purpose: 'Practice questions between housing and adult social care, for those who do the work.',
    description: `A place to think aloud about practice: damp and mould, reablement, hospital discharge, hoarding, supervision.

1. **No names, no addresses, no case numbers.** Change details that could identify somebody.
2. A post here is not a record. Decisions about a person belong in the case system.
3. If somebody may be at risk now, phone the duty desk first.

Ask to join and tell us what you do; Carys or Priya will answer within two working days.`,
    language: 'en',
    visibility: 'listed',
    joinPolicy: 'request',
    joinDomains: [],
    topics: ['damp and mould', 'reablement', 'safeguarding', 'hospital discharge', 'supervision'],
    members: [
      { handle: 'carys', role: 'owner' },
      { handle: 'priya', role: 'facilitator' },
      { handle: 'fatima', role: 'moderator' },
      { handle: 'ada', role: 'member' },
      { handle: 'helen', role: 'member' },
      { handle: 'elin', role: 'member' },
      { handle: 'tomasz', role: 'guest' },
      { handle: 'gwenllian', role: 'guest' },
    ],
  },
  {
    name: 'contracts_room',
    title: 'Contracts Room',
    titleLanguage: 'en',
    purpose: 'Working room for live and coming contracts, open only to those who were invited.',
    description: `For people who are preparing or running a contract. What is said here may be commercially sensitive until an award is published.

- Declare an interest **before** you read on, not after.
- Bids, scores and prices stay in the tender system.
- Remember that this room is searched when an information request comes in.`,
    language: 'en',
    visibility: 'hidden',
    joinPolicy: 'invitation',
    joinDomains: [],
    topics: ['procurement', 'contracts', 'fleet'],
    members: [
      { handle: 'marcus', role: 'owner' },
      { handle: 'ada', role: 'facilitator' },
      { handle: 'fatima', role: 'moderator' },
      { handle: 'rhodri', role: 'member' },
      { handle: 'priya', role: 'member' },
      { handle: 'tomasz', role: 'member' },
      { handle: 'josh', role: 'guest' },
    ],
  },
];
