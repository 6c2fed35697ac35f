/** Fideos: a oes ganddynt gapsiynau, sut y cânt eu gwylio, a'u penodau. */
export const videoWatching = {
  'gate.title': 'Nid oes gan y fideo hwn gapsiynau eto',
  'gate.draft-title': 'Nid oes neb wedi gwirio’r capsiynau eto',
  'gate.text':
    'Byddai cydweithwyr na allant glywed, neu na chânt wneud sŵn, yn colli’r hyn a ddywedir. Rhaid i gyrff cyhoeddus gynnig capsiynau.',
  'gate.draft-text':
    'Ysgrifennodd peiriant ddrafft. Darllenwch ef a dweud ei fod yn gywir: mae hynny’n cymryd ychydig funudau.',
  'gate.make': 'Ysgrifennu capsiynau nawr',
  'gate.check': 'Gwirio’r capsiynau nawr',
  'gate.without': 'Cyhoeddi heb gapsiynau',
  'gate.reason': 'Pam nad oes capsiynau',
  'gate.reason-help': 'Rydych chi, yr hwyluswyr a’r gweinyddwyr yn ei weld.',
  'gate.note': 'Nodyn',
  'gate.note-other': 'Y rheswm, mewn brawddeg',
  'gate.reminder': 'Cewch eich atgoffa nes bydd capsiynau.',
  'gate.save': 'Cadw’r rheswm',
  'gate.saved': 'Mae’r rheswm wedi’i gadw.',
  'missing.no-speech': 'Ni ddywedir dim ynddo',
  'missing.words-in-picture': 'Gellir darllen yn y llun bopeth a ddywedir',
  'missing.follow-later': 'Bydd y capsiynau’n dilyn yn nes ymlaen',
  'missing.urgent': 'Rhaid iddo fynd allan nawr',
  'missing.other': 'Rheswm arall',
  'missing.title': 'Cyhoeddwyd heb gapsiynau',
  'captions.draft-title': 'Peiriant a ysgrifennodd y capsiynau hyn',
  'captions.draft-text': 'Maent yn cyfrif fel capsiynau ar ôl i chi ddweud eu bod yn gywir.',
  'captions.right': 'Mae’r capsiynau hyn yn gywir',
} as const;
