import type { DemoEndorsement } from './shape.js';

/** What people of Northfield Council say of the skills of others, each with the post that shows it. */
export const endorsements: readonly DemoEndorsement[] = [
  {
    of: 'ada',
    skill: 'Online forms',
    thread: 'enquiry-form-spam',
    postIndex: 3,
    by: ['helen', 'elin', 'josh'],
  },
  {
    of: 'ada',
    skill: 'Accessibility',
    thread: 'alt-text-for-maps',
    postIndex: 2,
    by: ['rhodri', 'gwenllian'],
  },
  {
    of: 'helen',
    skill: 'Council tax reduction',
    thread: 'council-tax-reduction-letters',
    postIndex: 9,
    by: ['fatima', 'ada', 'elin'],
  },
  {
    of: 'helen',
    skill: 'Council tax reduction',
    thread: 'council-tax-reduction-letters',
    postIndex: 4,
    by: ['gwenllian'],
  },
  {
    of: 'helen',
    skill: 'Council tax reduction',
    thread: 'bereavement-letters',
    postIndex: 5,
    by: ['priya'],
  },
  {
    of: 'helen',
    skill: 'Plain language',
    thread: 'planning-validation',
    postIndex: 4,
    by: ['gwenllian', 'ada'],
  },
  {
    of: 'rhodri',
    skill: 'Winter gritting',
    thread: 'gritting-night-log',
    postIndex: 31,
    by: ['helen', 'priya', 'elin'],
  },
  {
    of: 'priya',
    skill: 'Damp and mould',
    thread: 'pothole-triage',
    postIndex: 1,
    by: ['rhodri', 'carys'],
  },
  {
    of: 'fatima',
    skill: 'Freedom of information',
    thread: 'foi-same-question',
    postIndex: 4,
    by: ['josh', 'helen', 'rhodri'],
  },
  {
    of: 'elin',
    skill: 'Digital inclusion',
    thread: 'sesiynau-tabled',
    postIndex: 6,
    by: ['rhodri', 'dewi'],
  },
  {
    of: 'elin',
    skill: 'Welsh language standards',
    thread: 'geirfa-gwefan',
    postIndex: 7,
    by: ['gwenllian', 'ada'],
  },
];
