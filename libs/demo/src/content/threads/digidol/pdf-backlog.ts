import type { DemoThread } from '../../shape.js';

export const pdfBacklog: DemoThread = {
  key: 'pdf-backlog',
  community: 'digidol',
  title: '4,212 PDFs on the website: which ones do we fix, bin or turn into pages?',
  kind: 'discussion',
  language: 'en',
  author: 'ada',
  minutesBeforeNow: 90720,
  posts: [
    {
      author: 'ada',
      language: 'en',
      minutesAfterPrevious: 0,
      markdown: `I ran a crawl at the weekend. We publish **4,212 PDFs**. The checker finds at least one accessibility fault in 3,871 of them: no tags, no title, no language, or a scan of a print-out.

We cannot fix 3,871 documents by hand. But look at how they are used:

- 212 documents have 90% of the downloads
- 2,604 had **no** download in twelve months
- 590 are forms that somebody must print

Proposal: (1) delete or archive what nobody opens, (2) turn the top 212 into web pages, (3) turn forms into online forms as services come up, (4) for the rest, fix on request within five working days and say so on the page.

Please shoot at it.`,
      reactions: [{ kind: 'insightful', by: ['fatima', 'elin'] }],
    },
    {
      author: 'fatima',
      language: 'en',
      minutesAfterPrevious: 60,
      markdown:
        'Delete: carefully. Some of those 2,604 will be committee papers or notices that we must keep available for a set time. Let me cross them with the retention schedule before anything goes. *Nobody reads it* is not the same as *nobody is entitled to read it*.',
      reactions: [{ kind: 'thanks', by: ['ada'] }],
    },
    {
      author: 'ada',
      language: 'en',
      minutesAfterPrevious: 15,
      replyTo: 1,
      markdown:
        'Yes. I meant to say "take off the website", not destroy. Could you do it by folder? There are 61 folders.',
    },
    {
      author: 'fatima',
      language: 'en',
      minutesAfterPrevious: 2880,
      replyTo: 2,
      markdown: '@ada done, by folder: 38 may go today, 14 must stay, 9 need somebody to think. List sent.',
      reactions: [{ kind: 'celebrate', by: ['ada'] }],
    },
    {
      author: 'gwenllian',
      language: 'en',
      minutesAfterPrevious: 180,
      markdown:
        'Planning has about 600 of them and ours are drawings from applicants. We cannot redraw an architect’s plan as a web page.',
    },
    {
      author: 'ada',
      language: 'en',
      minutesAfterPrevious: 60,
      replyTo: 4,
      markdown:
        'No, and nobody expects that. What helps is a sentence in the list: "Drawings are supplied by the applicant. If you cannot read one, phone us and an officer will describe it." And *our own* documents in the file, like the officer’s report, should be proper.',
      reactions: [{ kind: 'insightful', by: ['gwenllian', 'dewi'] }],
    },
    {
      author: 'gwenllian',
      language: 'en',
      minutesAfterPrevious: 40,
      replyTo: 5,
      markdown: 'An officer who describes a drawing by phone. We do that already for councillors! Fine.',
      reactions: [{ kind: 'like', by: ['ada'] }],
    },
    {
      author: 'dewi',
      language: 'cy',
      minutesAfterPrevious: 1440,
      markdown:
        'O’n rhan ni: mae’r rhestr o orsafoedd pleidleisio yn PDF ers 2009 heb reswm. Fe’i gwnaf yn dudalen yr wythnos hon.',
    },
    {
      author: 'dewi',
      language: 'cy',
      minutesAfterPrevious: 5760,
      markdown: 'Wedi’i wneud. Tudalen i bob gorsaf, gyda map, a llai o alwadau eisoes.',
      reactions: [{ kind: 'like', by: ['ada', 'elin'] }],
    },
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 1440,
      markdown:
        'Our top PDF is the council tax "how to pay" leaflet: 11,000 downloads. I had no idea. We were about to reprint it.',
    },
    {
      author: 'ada',
      language: 'en',
      minutesAfterPrevious: 7200,
      markdown:
        'Numbers after the first two weeks: 1,490 taken down, 37 of the top 212 are pages. The page for "how to pay" has a 71% shorter time to the payment button than the leaflet had.',
    },
    {
      author: 'tomasz',
      language: 'en',
      minutesAfterPrevious: 120,
      markdown: 'Redirects, please! I have found eleven QR codes on lift doors that point to PDFs.',
    },
    {
      author: 'ada',
      language: 'en',
      minutesAfterPrevious: 30,
      replyTo: 11,
      markdown:
        'Every removed address now redirects to the page that replaced it, or to a sentence that says where to ask.',
      reactions: [{ kind: 'like', by: ['tomasz'] }],
    },
    {
      author: 'elin',
      language: 'en',
      minutesAfterPrevious: 17280,
      markdown:
        'Question from the libraries: staff make posters in a drawing program, export as PDF and upload them. How do we stop new ones?',
    },
    {
      author: 'ada',
      language: 'en',
      minutesAfterPrevious: 180,
      replyTo: 13,
      markdown: `Three things that cost nothing:

1. The upload button now asks "could this be a page?" and takes you there.
2. The poster’s **text** goes on the page; the poster is an image with a short alt text.
3. If it must be a PDF: export from the word processor with headings and the tagged option, set the title and the *language*. For Welsh documents people forget the language nearly each time, and the screen reader then reads Welsh with English sounds.`,
      reactions: [{ kind: 'insightful', by: ['elin', 'helen'] }],
    },
    {
      author: 'elin',
      language: 'cy',
      minutesAfterPrevious: 20,
      replyTo: 14,
      markdown: 'Pwynt 3 yn bwysig iawn. Mae clywed Cymraeg mewn llais Saesneg yn artaith.',
      reactions: [{ kind: 'thanks', by: ['ada'] }],
    },
    {
      author: 'ada',
      language: 'en',
      minutesAfterPrevious: 30240,
      markdown:
        'Ten weeks’ plan, seven weeks in: 4,212 is now **1,380**. Fix-on-request has been used nine times, answered in two days on average. I will be back with the forms.',
      reactions: [{ kind: 'like', by: ['fatima', 'dewi', 'helen'] }],
      edited: {
        markdown:
          'Ten weeks’ plan, seven weeks in: 4,212 is now **1,308**. Fix-on-request has been used nine times, answered in two days on average. I will be back with the forms.',
      },
    },
  ],
};
