/** Videos: whether they have captions, how they are watched, and their chapters. */
export const videoWatching = {
  'gate.title': 'This video has no captions yet',
  'gate.draft-title': 'Nobody has checked the captions yet',
  'gate.text':
    'Colleagues who cannot hear, or must not make a noise, would miss what is said. Public bodies must offer captions.',
  'gate.draft-text':
    'A machine wrote a draft. Read it over and say that it is right: that takes a few minutes.',
  'gate.make': 'Write captions now',
  'gate.check': 'Check the captions now',
  'gate.without': 'Publish without captions',
  'gate.reason': 'Why there are no captions',
  'gate.reason-help': 'You, the facilitators and the administrators see it.',
  'gate.note': 'A note',
  'gate.note-other': 'The reason, in a sentence',
  'gate.reminder': 'You will be reminded until there are captions.',
  'gate.save': 'Save the reason',
  'gate.saved': 'The reason is saved.',
  'missing.no-speech': 'Nothing is said in it',
  'missing.words-in-picture': 'All that is said can be read in the picture',
  'missing.follow-later': 'The captions follow later',
  'missing.urgent': 'It has to go out now',
  'missing.other': 'Another reason',
  'missing.title': 'Published without captions',
  'captions.draft-title': 'A machine wrote these captions',
  'captions.draft-text': 'They count as captions once you have said that they are right.',
  'captions.right': 'These captions are right',
} as const;
