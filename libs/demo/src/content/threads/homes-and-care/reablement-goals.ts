import type { DemoThread } from '../../shape.js';

export const reablementGoals: DemoThread = {
  key: 'reablement-goals',
  community: 'homes_and_care',
  title: 'Goals people can picture: dropping "maximise independence" from our plans',
  kind: 'discussion',
  language: 'en',
  author: 'carys',
  minutesBeforeNow: 70560,
  posts: [
    {
      author: 'carys',
      language: 'en',
      minutesAfterPrevious: 0,
      markdown: `I read 40 reablement plans. 33 of them contain the words "maximise independence". Not one person ever said that about themselves. What people say is: "I want to get to the top shelf", "I want to make my own tea before she comes", "chapel".

From next week a plan has up to three goals, **in the person’s own words**, and each says how we will both know. Example:

- *"I want to make my own breakfast."* We will know when: four mornings in a row, without a prompt.

Tell me what I will regret.`,
    },
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 60,
      markdown:
        'What about the charging letter? People ask us when the free weeks end, and the plan and the letter give different dates.',
    },
    {
      author: 'carys',
      language: 'en',
      minutesAfterPrevious: 50,
      replyTo: 1,
      markdown: 'Good one. Same date from one field, and the worker says it aloud at the first visit.',
      reactions: [{ kind: 'thanks', by: ['helen'] }],
    },
    {
      author: 'priya',
      language: 'en',
      minutesAfterPrevious: 120,
      markdown:
        'For the top shelf: half of what your people ask for is a rail, a light or a shelf. Do your workers know that they can order a minor adaptation from us without a form? Under £300 we just do it.',
      reactions: [{ kind: 'insightful', by: ['carys'] }],
    },
    {
      author: 'carys',
      language: 'en',
      minutesAfterPrevious: 20,
      replyTo: 3,
      markdown: 'They do not. *I* did not.',
    },
    {
      author: 'priya',
      language: 'en',
      minutesAfterPrevious: 15,
      replyTo: 4,
      markdown: 'One e-mail to the handyperson line. Rails in 3 days, key safes in 1.',
      reactions: [{ kind: 'like', by: ['carys', 'helen'] }],
    },
    {
      author: 'elin',
      language: 'en',
      minutesAfterPrevious: 1440,
      markdown:
        '"Chapel" is lovely, but is transport part of the plan? People in our home library service are often well enough for the thing and not for the bus.',
    },
    {
      author: 'carys',
      language: 'en',
      minutesAfterPrevious: 4320,
      replyTo: 6,
      markdown:
        'It should be. We now ask "how will you get there" for each goal outside the house. It killed two goals and saved five.',
    },
    {
      author: 'gwenllian',
      language: 'cy',
      minutesAfterPrevious: 2880,
      markdown:
        'Fel gwestai yma: mae’r un peth yn wir am iaith. Os dywedodd rhywun ei nod yn Gymraeg, cadwch y geiriau hynny yn Gymraeg yn y cynllun.',
    },
    {
      author: 'carys',
      language: 'cy',
      minutesAfterPrevious: 60,
      replyTo: 8,
      markdown: 'Cytuno’n llwyr. Mae "cael mynd i’r cwrdd" yn golygu mwy na’r cyfieithiad.',
      reactions: [{ kind: 'like', by: ['gwenllian', 'elin'] }],
    },
    {
      author: 'carys',
      language: 'en',
      minutesAfterPrevious: 43200,
      markdown:
        'Six weeks on, 58 plans. Goals in own words: 55. Goals met or mostly met at the end: 71%, but we never measured this before, so I cannot say "up". Average length of support went from 31 to 27 days. Twelve rails and a light over the stairs.',
      reactions: [{ kind: 'celebrate', by: ['priya', 'elin'] }],
    },
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 240,
      markdown: 'And calls to us about "when does it end" have halved, roughly. From 14 to 6 in a month.',
      reactions: [{ kind: 'like', by: ['carys'] }],
    },
  ],
};
