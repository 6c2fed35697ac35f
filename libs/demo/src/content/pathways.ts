import type { DemoPathway } from './shape.js';

/** What a newcomer to Northfield Council can go through step by step. */
export const pathways: readonly DemoPathway[] = [
  {
    key: 'clear-letters',
    community: 'service_craft',
    author: 'helen',
    title: 'Write a letter that nobody has to ring about',
    description:
      'For whoever writes to the public for the first time. An hour in all, with a letter of your own beside it.',
    language: 'en',
    daysAgo: 3,
    steps: [
      { video: 'plain-letter', note: 'Begin here. It is short.' },
      {
        thread: 'council-tax-reduction-letters',
        note: 'How four pages became one, with what people said to each draft.',
      },
      { document: 'decision-letter', note: 'Put your own decision into it and read it aloud.' },
      {
        thread: 'bereavement-letters',
        note: 'When the letter is not the problem, but the seven letters are.',
      },
    ],
  },
  {
    key: 'first-winter',
    community: 'service_craft',
    author: 'rhodri',
    title: 'Your first winter on duty',
    description: 'What a duty officer should have seen before the first night with ice in the forecast.',
    language: 'en',
    daysAgo: 8,
    steps: [
      { document: 'gritting-checklist', note: 'Print it.' },
      { thread: 'gritting-night-log', note: 'Two real nights, hour by hour.' },
    ],
  },
];
