import type { DemoThread } from '../../shape.js';

export const enquiryFormSpam: DemoThread = {
  key: 'enquiry-form-spam',
  community: 'digidol',
  title: 'Our general enquiry form gets 300 spam messages a day',
  kind: 'question',
  language: 'en',
  author: 'helen',
  minutesBeforeNow: 12960,
  acceptedPost: 3,
  posts: [
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 0,
      markdown:
        'Since the weekend: 300 a day, all in the general enquiry form, mostly about search engines and roofs. My team reads each one, in case. Do we really need a puzzle with traffic lights on it?',
    },
    {
      author: 'elin',
      language: 'en',
      minutesAfterPrevious: 20,
      markdown: 'Please not. People in my sessions cannot do those. Nor can I on a bad day.',
    },
    {
      author: 'tomasz',
      language: 'en',
      minutesAfterPrevious: 60,
      markdown:
        'They come from 40 addresses, all different networks, so blocking is like mopping with the tap on.',
    },
    {
      author: 'ada',
      language: 'en',
      minutesAfterPrevious: 180,
      markdown: `No puzzle, @helen. Three things that people never see:

1. A field that is hidden from people but that robots fill in. If it is filled, drop the message.
2. A form that comes back within 3 seconds was not typed by a person. Hold it in a tray instead of dropping it.
3. More than two links in the text: also the tray.

Somebody looks at the tray once a day, so that nothing real is lost.`,
      reactions: [{ kind: 'thanks', by: ['helen', 'elin'] }],
    },
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 10080,
      markdown:
        'One week: 2,170 stopped, 31 in the tray, of which one was real (a very fast typist who copied her text from a letter). From 300 a day to about 2. Thank you!',
      reactions: [{ kind: 'like', by: ['ada', 'tomasz', 'elin'] }],
    },
  ],
};
