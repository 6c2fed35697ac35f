import type { DemoDocument } from './shape.js';

/** What the communities of Northfield Council keep to use again. */
export const documents: readonly DemoDocument[] = [
  {
    key: 'gritting-checklist',
    community: 'service_craft',
    author: 'rhodri',
    title: 'Gritting night checklist',
    description: 'What the duty officer does, from the noon forecast to the log. Print it for the barn.',
    folder: 'Checklists',
    language: 'en',
    beside: 'gritting-night-log',
    versions: [
      { file: 'gritting-checklist-2025.pdf', daysAgo: 40, note: '' },
      {
        file: 'gritting-checklist.pdf',
        daysAgo: 9,
        note: 'Decide by half past seven; tell schools transport; who decides what',
      },
    ],
  },
  {
    key: 'decision-letter',
    community: 'service_craft',
    author: 'helen',
    title: 'Decision letter: council tax reduction',
    description: 'The template after the second round of reading it aloud. Fill in what stands in brackets.',
    folder: 'Templates',
    language: 'en',
    beside: 'council-tax-reduction-letters',
    versions: [{ file: 'decision-letter-template.docx', daysAgo: 21, note: '' }],
  },
  {
    key: 'missed-collections',
    community: 'service_craft',
    author: 'josh',
    title: 'Missed collections by round',
    description: 'Five rounds, two months, and what changed in between.',
    folder: '',
    language: 'en',
    beside: 'missed-collections',
    versions: [{ file: 'missed-collections.csv', daysAgo: 5, note: '' }],
  },
  {
    key: 'canllaw-arddull',
    community: 'digidol',
    author: 'elin',
    title: 'Canllaw arddull cryno',
    description: 'Un dudalen i’w chadw wrth y sgrin.',
    folder: 'Canllawiau',
    language: 'cy',
    beside: 'geirfa-gwefan',
    versions: [{ file: 'canllaw-arddull.odt', daysAgo: 14, note: '' }],
  },
];
