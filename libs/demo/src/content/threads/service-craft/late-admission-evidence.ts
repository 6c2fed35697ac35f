import type { DemoThread } from '../../shape.js';

export const lateAdmissionEvidence: DemoThread = {
  key: 'late-admission-evidence',
  community: 'service_craft',
  title: 'School admissions: proof of address that arrives after the closing date',
  kind: 'question',
  language: 'en',
  author: 'helen',
  minutesBeforeNow: 50400,
  acceptedPost: 3,
  posts: [
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 0,
      markdown: `Each year about 40 families move in the weeks between the closing date for applications and the day when we allocate places. Some have exchanged contracts, some have a tenancy that starts later, some are with relatives.

Our policy says "proof of address by the closing date" and then lists exceptions in a paragraph of 170 words that nobody understands, including us. We treat families differently depending on who opens the post.

How do others make this fair **and** short?`,
    },
    {
      author: 'dewi',
      language: 'en',
      minutesAfterPrevious: 120,
      markdown:
        'For the register we do not ask "do you have this document", we ask "can you show that you live there" and give a list with two columns: one thing from column A, or two from column B. It ended most arguments.',
    },
    {
      author: 'carys',
      language: 'en',
      minutesAfterPrevious: 300,
      markdown: `Please think about families who fled. They may have no tenancy, no bill, and an address that must not be written on anything. A social worker’s letter should be enough, and the form should say so, kindly and near the top.

It matters how it is asked as well. "Explain why you cannot provide proof" reads like an accusation, and people will skip the question and lose the place instead. "Tell us if it would not be safe to send proof; we will find another way" costs the same number of words.`,
      reactions: [{ kind: 'support', by: ['helen'] }],
    },
    {
      author: 'fatima',
      language: 'en',
      minutesAfterPrevious: 1500,
      markdown: `@helen I would split it into two questions, because the paragraph mixes them:

1. **By which date** must the evidence reach us? One date. For instance "evidence that reaches us by the *evidence date* counts as if it came on time", with the evidence date a fortnight before allocation.
2. **What counts as evidence**? Dewi’s two columns, plus a third box: "If you cannot show any of these, or it would not be safe, phone us."

Then record the decision in one line: date received, which column, who decided. If two similar families get different answers, you will see it in the list before the appeal panel does.

Your admission arrangements are consulted on and fixed for the year, so check with Legal whether this needs to wait for the next round or is only a change of guidance.`,
      reactions: [{ kind: 'insightful', by: ['helen', 'carys', 'ada'] }],
    },
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 180,
      replyTo: 3,
      markdown:
        'It is exactly that mix. Legal says: the evidence date must wait for next year’s arrangements, the two columns and the safe box can happen now. I will take that.',
      reactions: [{ kind: 'thanks', by: ['fatima'] }],
    },
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 1440,
      markdown:
        'Two columns are on the form. Column A: completion statement, signed tenancy, council tax account. Column B: energy bill, GP registration, benefit letter, bank statement with the address.',
    },
    {
      author: 'gwenllian',
      language: 'cy',
      minutesAfterPrevious: 2880,
      markdown: 'A yw’r rhestr yn y fersiwn Gymraeg hefyd? Ni allaf ei gweld ar y dudalen.',
      reactions: [{ kind: 'like', by: ['helen'] }],
    },
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 45,
      replyTo: 6,
      markdown: 'It was not, sorry! It is now.',
      reactions: [{ kind: 'thanks', by: ['gwenllian'] }],
    },
    {
      author: 'helen',
      language: 'en',
      minutesAfterPrevious: 38880,
      markdown:
        'Follow-up: 31 late cases so far. 24 decided on the day they came in, against 9 days on average last year. Four families used the "not safe" box and I am glad that it was there.',
      reactions: [{ kind: 'like', by: ['carys', 'dewi', 'fatima'] }],
    },
  ],
};
