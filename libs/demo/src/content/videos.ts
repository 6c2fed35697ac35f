import type { DemoVideo } from './shape.js';

/**
 * Three short videos, each a few slides with a voice. `npm run demo:videos` makes the files in `libs/demo/assets` of
 * them, with the times of their captions.
 */
export const videos: readonly DemoVideo[] = [
  {
    key: 'pothole-photo',
    community: 'service_craft',
    author: 'rhodri',
    title: 'Take a pothole photo that gets it mended',
    language: 'en',
    daysAgo: 9,
    description: `Half of the photos we receive do not show where the hole is or how deep. This takes under a minute and saves us a second visit.

- at 0:03 what to put beside the hole
- at 0:13 the second photo, which most people forget`,
    slides: [
      {
        heading: 'A pothole photo that gets it mended',
        said: [['A good photo saves a second visit.', 'Mae llun da yn arbed ail ymweliad.']],
      },
      {
        heading: '1. Show how deep it is',
        said: [
          [
            'First, put something beside the pothole that everybody knows, such as a pen.',
            'Yn gyntaf, rhowch rywbeth cyfarwydd wrth ymyl y twll, fel beiro.',
          ],
          ['Then we can see how deep it is.', 'Yna gallwn weld pa mor ddwfn ydyw.'],
        ],
      },
      {
        heading: '2. Show where it is',
        said: [
          [
            'Second, step back and take another photo with a house or a lamp post in it.',
            'Yn ail, camwch yn ôl a thynnwch lun arall gyda thŷ neu bostyn lamp ynddo.',
          ],
          [
            'Every lamp post has a number, and the crew can find it.',
            'Mae rhif ar bob postyn lamp, a gall y criw ddod o hyd iddo.',
          ],
        ],
      },
      {
        heading: 'Stand on the pavement',
        said: [
          [
            'And please stay on the pavement while you do it. Thank you.',
            'Ac arhoswch ar y palmant wrth wneud hynny, os gwelwch yn dda. Diolch.',
          ],
        ],
      },
    ],
    helpful: ['josh', 'helen', 'priya', 'dewi', 'gwenllian'],
  },
  {
    key: 'plain-letter',
    community: 'service_craft',
    author: 'helen',
    title: 'Three lines that make a letter clear',
    language: 'en',
    daysAgo: 4,
    description: `Calls about our school admission letters fell from 41 to 12 in the week after we changed the first three lines. No new system, no new template.

The three questions are at 0:05.`,
    slides: [
      {
        heading: 'Three lines that make a letter clear',
        said: [
          [
            'People telephone us because they cannot find the answer in our letter.',
            'Mae pobl yn ein ffonio am na allant ddod o hyd i’r ateb yn ein llythyr.',
          ],
        ],
      },
      {
        heading: 'What? By when? What if not?',
        said: [
          [
            'Answer three questions in the first three lines.',
            'Atebwch dri chwestiwn yn y tair llinell gyntaf.',
          ],
          [
            'What have you decided? What must I do, and by when? What happens if I do nothing?',
            'Beth yw eich penderfyniad? Beth mae’n rhaid i mi ei wneud, ac erbyn pryd? Beth sy’n digwydd os na wnaf ddim?',
          ],
        ],
      },
      {
        heading: 'The law comes afterwards',
        said: [
          [
            'The paragraph about the law comes after that, not before.',
            'Daw’r paragraff am y gyfraith ar ôl hynny, nid cyn hynny.',
          ],
          [
            'Read it aloud to a colleague before you print four thousand.',
            'Darllenwch ef yn uchel i gydweithiwr cyn argraffu pedair mil.',
          ],
        ],
      },
    ],
    helpful: ['fatima', 'josh', 'carys'],
  },
  {
    key: 'gofyn-cyfieithiad',
    community: 'digidol',
    author: 'elin',
    title: 'Gofyn am gyfieithiad mewn dwy funud',
    language: 'cy',
    daysAgo: 2,
    description: `Tri pheth sydd eu hangen ar y cyfieithydd. Hebddynt daw’r neges yn ôl atoch gyda chwestiynau, ac mae diwrnod wedi mynd.`,
    slides: [
      {
        heading: 'Gofyn am gyfieithiad',
        said: [['Mae angen tri pheth ar y cyfieithydd.', 'A translator needs three things from you.']],
      },
      {
        heading: 'Pwy, ble, pryd',
        said: [
          ['Yn gyntaf, pwy fydd yn darllen y testun.', 'First, who will read the text.'],
          [
            'Yn ail, ble bydd yn ymddangos: ar arwydd, mewn llythyr neu ar y we.',
            'Second, where it will appear: on a sign, in a letter or on the web.',
          ],
          ['Yn drydydd, erbyn pryd, gyda diwrnod wrth gefn.', 'Third, by when, with a day in hand.'],
        ],
      },
      {
        heading: 'Diolch!',
        said: [['Diolch yn fawr am ofyn yn gynnar.', 'Thank you for asking early.']],
      },
    ],
    helpful: ['gwenllian', 'tomasz'],
  },
];
