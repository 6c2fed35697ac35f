/** What arrives while a page is open, and the session behind it. */
export const realtime = {
  'here.named': 'Yma nawr: {{names}}',
  'here.many_zero': 'Neb yma nawr',
  'here.many_one': '{{count}} person yma nawr',
  'here.many_two': '{{count}} berson yma nawr',
  'here.many_few': '{{count}} pherson yma nawr',
  'here.many_many': '{{count}} pherson yma nawr',
  'here.many_other': '{{count}} person yma nawr',
  'typing.one': 'Mae {{name}} yn teipio',
  'typing.two': 'Mae {{name}} a/ac {{other}} yn teipio',
  'typing.several': 'Mae sawl person yn teipio',
  'ended.title': 'Mewngofnodwch eto',
  'ended.text':
    'Mae eich sesiwn wedi dod i ben. Mae’r hyn rydych wedi’i ysgrifennu wedi’i gadw; mewngofnodwch i barhau.',
  'ended.email': 'Cyfeiriad e-bost',
  'ended.password': 'Cyfrinair',
  'ended.other':
    'Cyfrif arall yw hwn. Mewngofnodwch â’r un a ddefnyddiwyd gennych o’r blaen, neu ail-lwythwch y dudalen.',
  'ended.bar': 'Rydych wedi allgofnodi. Mae’r hyn rydych wedi’i ysgrifennu wedi’i gadw.',
} as const;
