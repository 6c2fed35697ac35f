/** With what communities begin, and what helps those who look after them. */
export const facilitation = {
  'template.label': 'Begin with',
  'template.blank.name': 'Nothing yet',
  'template.blank.sentence': 'An empty community.',
  'template.practice.name': 'Community of practice',
  'template.practice.sentence': 'People who do the same work and learn from each other.',
  'template.project.name': 'Project team',
  'template.project.sentence': 'People who bring something about together, up to a day.',
  'template.questions.name': 'Questions and answers',
  'template.questions.sentence': 'People ask, and those who know answer.',
  'template.help':
    'You get a first discussion in the language of the community, suggested topics, and a checklist. All of it can be changed.',
  'start.practice.title': 'Welcome: who we are, and how to begin',
  'start.practice.text': `Welcome. This is a place for people who do the same work, wherever they sit.

**To begin with**

- say in a reply what you do, and what you would like to be better at
- ask about something that happened this week, with what you have tried
- come back and tell us how it went: that is what others learn from

**What helps**

- no names and no cases: change the details
- there are no silly questions; somebody else has it too

Whoever looks after this place answers the first question within a day.`,
  'start.practice.topics': 'introductions, how we do it, good practice',
  'start.project.title': 'Welcome: what we are doing, by when, and who does what',
  'start.project.text': `Welcome. Here we work together on one thing.

**To fill in**

- What will be there in the end, and how will we know?
- By when? Which days come before?
- Who decides, who does what, and who has to be asked?

**How we work here**

- one discussion for each decision, with the decision in its title
- files where they belong, not in e-mails
- once a week: what is done, what comes next, what is in the way`,
  'start.project.topics': 'plan, decisions, news',
  'start.questions.title': 'Welcome: how to ask, so that you get an answer',
  'start.questions.text': `Welcome. Ask here, and those who know will answer.

**A good question**

- says in its title what you want to know
- says what you have tried, and what happened
- is marked as a question, so that it stays on the list until it is answered

**A good answer**

- says how you know, with a link where there is one
- may be short

When an answer has helped, accept it: the next one with the same question finds it at once.`,
  'start.questions.topics': 'questions, how to, known problems',
  'panel.title': 'Looking after this community',
  'panel.lead': 'Only those who look after the community see this page.',
  'panel.waiting': 'What waits',
  'panel.new-members': 'New members',
  'panel.quiet-members': 'Quiet members',
  'panel.unanswered': 'Unanswered questions',
  'panel.stale-videos': 'Videos to look at again',
  'panel.join-requests': 'Requests to join',
  'panel.open-reports': 'Open reports',
  'panel.many': '{{count}} or more',
  'checklist.title': 'Checklist',
  'checklist.progress': '{{done}} of {{all}} done',
  'checklist.seen': 'Seen to be done',
  'checklist.ticked': 'Ticked by {{name}}',
  'checklist.none': 'This community began without a start kit, so it has no checklist.',
  'item.describe': 'Describe at length what the community is for',
  'item.welcome': 'Make the welcome post your own',
  'item.picture': 'Give the community a picture',
  'item.invite': 'Invite five people',
  'item.helper': 'Find a second person who looks after it',
  'item.plan': 'Write down who does what, and by when',
  'item.tell': 'Tell colleagues where to find it',
  'item.answer': 'Answer the first question within a day',
  'item.rhythm': 'Keep an hour a week for it in your diary',
  'new.text': 'They joined in the last 14 days, have not written yet, and nobody has named them in a post.',
  'new.none': 'Nobody waits for a welcome.',
  'new.welcomed': 'Welcomed',
  'new.welcomed-name': 'Welcomed {{name}}',
  'new.joined': 'Joined',
  'quiet.text':
    'They have neither written nor read anything here for 60 days. A kind word may help; what they have read is known to nobody.',
  'quiet.none': 'Nobody is quiet.',
  'stale.text': 'The day on which somebody should have looked at them again has passed.',
  'stale.none': 'All videos are up to date.',
  'stale.due': 'Due',
} as const;
