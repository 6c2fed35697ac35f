import type { createCommunity, draftAgreement, OperationCall, updateProfile } from '#libs/contracts';

/** The council next door; it and everybody in it are invented. */
export const EASTMOOR = {
  organisation: { name: 'Eastmoor Borough Council', shortName: 'Eastmoor' },
  admin: {
    name: 'morgan',
    displayName: 'Morgan Ellery',
    email: 'morgan@eastmoor.example',
    language: 'en',
  },
  card: {
    organisationKind: 'council',
    welshName: 'Cyngor Bwrdeistref Eastmoor',
    contactUrl: 'https://eastmoor.example/contact',
  },
  skills: ['Allotments', 'Community growing', 'Tree planting'],
} as const;

/** What its administrator shows of herself to both councils. */
export const MORGAN: NonNullable<OperationCall<typeof updateProfile>['body']> = {
  roleTitle: 'Parks and Allotments Manager',
  team: 'Green Spaces',
  place: 'Eastmoor depot',
  languages: ['en', 'cy'],
  askMeAbout: 'Allotments, waiting lists, ponds, hedges in the wrong place',
  visibility: { roleTitle: 'partners', askMeAbout: 'partners', languages: 'partners', skills: 'partners' },
};

/** What both councils agree to exchange. */
export const AGREEMENT: NonNullable<OperationCall<typeof draftAgreement>['body']> = {
  purpose:
    'Officers of both councils learn from each other: allotments, winter service, what is said when the river rises.',
  dataClasses: ['profiles', 'expertise', 'discussion', 'files', 'videos'],
  communities: [],
  contact: 'Ada Okafor, Digital and Customer, Northfield Council',
  reviewOn: new Date(Date.now() + 365 * 86_400_000).toISOString().slice(0, 'yyyy-mm-dd'.length),
};

/** The community of the council next door, open to everybody. */
export const ALLOTMENTS: NonNullable<OperationCall<typeof createCommunity>['body']> = {
  name: 'allotments',
  title: 'Allotments and green spaces',
  purpose: 'Plots, hedges, ponds and the people who look after them.',
  description: 'For everybody who keeps something green, in whichever council. Ask, answer, swap seeds.',
  visibility: 'public',
  joinPolicy: 'open',
  language: 'en',
  topics: ['allotments', 'parks'],
};

/** The community of the council next door that only those whom it invites know of. */
export const FLOODS: NonNullable<OperationCall<typeof createCommunity>['body']> = {
  name: 'flood_desk',
  title: 'Flood desk of both councils',
  purpose: 'The people of Northfield and Eastmoor who are called when the river rises.',
  description: 'Numbers to ring, gates, pumps and sandbags. Only members know that this exists.',
  visibility: 'hidden',
  joinPolicy: 'invitation',
  language: 'en',
  topics: [],
};

/** What is written across the two councils. The keys make it be written once. */
export const WORDS = {
  plots: {
    key: 'pair-thread-plots',
    title: 'Who is still waiting for a plot?',
    markdown: `We have 214 names on the waiting list for plots, the oldest from 2015. Before we write to them all:

- has anybody **cleaned up** such a list, and
- how many turned out to be waiting still?`,
  },
  plotsAnswer: {
    key: 'pair-reply-plots',
    markdown:
      'From the council next door: we did in spring. 340 letters, 122 answers, and 96 still wanted a plot. A text message a week before the letter doubled the answers.',
  },
  plotsThanks: {
    key: 'pair-thanks-plots',
    markdown: 'That saves us a round of stamps. Text message first, then.',
  },
  butts: {
    key: 'pair-thread-butts',
    title: 'Water butts that survive a winter',
    markdown:
      'Eleven of thirty split in January. Do you empty yours in autumn, or is there a kind that stands the frost?',
  },
  binDays: {
    key: 'pair-thread-bin-days',
    title: 'How do you tell people that a bin day moves?',
    markdown: `Writing from Eastmoor. We move 6,000 homes from Tuesday to Thursday in March, and last time the phones rang for three weeks.

What worked for you: stickers on the bins, the calendar, or a person on the corner?`,
  },
  gates: {
    key: 'pair-thread-gates',
    title: 'Who closes the gates at Mill Lane?',
    markdown:
      'The gauge above the weir is in Eastmoor, the gates are in Northfield. At 2.1 m we ring you. Which number, at night?',
  },
  gatesAnswer: {
    key: 'pair-reply-gates',
    markdown: 'The duty officer, day and night. I have asked for a second key to be left with your wardens.',
  },
  binDaysAnswer: {
    key: 'pair-reply-bin-days',
    markdown:
      'Stickers on the bins, two rounds before. Whoever reads nothing else reads their own bin. Our words are in the thread on missed collections, take what you like.',
  },
} as const;
