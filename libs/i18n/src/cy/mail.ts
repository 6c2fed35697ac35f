export const mail = {
  'confirm.subject': 'Cadarnhewch eich cyfeiriad e-bost',
  'confirm.text':
    'Gofynnodd rhywun, chi gobeithio, am gael ymuno â {{organisation}} fel @{{name}}.\n\nCadarnhewch mai hwn yw eich cyfeiriad e-bost, yna mewngofnodwch gyda’r cyfrinair a ddewisoch.',
  'confirm.action': 'Cadarnhau fy nghyfeiriad e-bost',
  'confirm.note':
    'Mae’r ddolen yn gweithio unwaith, tan {{until}}. Os na ofynnoch am gael ymuno, anwybyddwch y neges hon: ni chaiff cyfrif ei greu.',
  'already-member.subject': 'Mae gennych gyfrif eisoes',
  'already-member.text':
    'Gofynnodd rhywun, chi efallai, am gael ymuno â {{organisation}} gyda’r cyfeiriad e-bost hwn. Mae ganddo gyfrif eisoes, felly ni newidiwyd dim.\n\nOs chi a wnaeth hyn, mewngofnodwch. Os ydych wedi anghofio eich cyfrinair, gallwch ddewis un newydd o’r dudalen mewngofnodi.',
  'already-member.action': 'Mewngofnodi',
  'already-member.note': 'Os nad chi a wnaeth hyn, nid oes angen i chi wneud dim.',
  'reset.subject': 'Dewiswch gyfrinair newydd',
  'reset.text':
    'Gofynnodd rhywun, chi gobeithio, am gael dewis cyfrinair newydd ar gyfer eich cyfrif @{{name}} gyda {{organisation}}.',
  'reset.action': 'Dewis cyfrinair newydd',
  'reset.note':
    'Mae’r ddolen yn gweithio unwaith, am 30 munud. Os na ofynnoch amdani, anwybyddwch y neges hon: bydd eich cyfrinair yn aros fel y mae.',
  'email-change.subject': 'Cadarnhewch eich cyfeiriad e-bost newydd',
  'email-change.text':
    'Gofynnoch am gael defnyddio’r cyfeiriad e-bost hwn ar gyfer eich cyfrif @{{name}} gyda {{organisation}}.',
  'email-change.action': 'Defnyddio’r cyfeiriad e-bost hwn',
  'email-change.note':
    'Mae’r ddolen yn gweithio unwaith, tan {{until}}. Os na ofynnoch am hyn, anwybyddwch y neges hon: ni fydd dim yn newid.',
  'email-changed.subject': 'Mae eich cyfeiriad e-bost wedi’i newid',
  'email-changed.text':
    'Mae eich cyfrif @{{name}} gyda {{organisation}} bellach yn defnyddio cyfeiriad e-bost arall. Dyma’r neges olaf i’r cyfeiriad hwn.',
  'email-changed.note': 'Os nad chi a wnaeth hyn, rhowch wybod i’ch gweinyddwr ar unwaith.',
  'password-changed.subject': 'Mae eich cyfrinair wedi’i newid',
  'password-changed.text':
    'Mae cyfrinair eich cyfrif @{{name}} gyda {{organisation}} newydd gael ei newid. Mae pob porwr arall wedi’i allgofnodi.',
  'password-changed.note':
    'Os nad chi a wnaeth hyn, dewiswch gyfrinair newydd o’r dudalen mewngofnodi ar unwaith.',
  'invitation.subject': 'Gwahoddiad i ymuno â {{organisation}}',
  'invitation.text':
    'Mae {{inviter}} yn eich gwahodd i ymuno â {{organisation}}, lle mae cydweithwyr yn trafod eu gwaith ac yn helpu ei gilydd.',
  'invitation.action': 'Derbyn y gwahoddiad',
  'invitation.note': 'Mae’r ddolen yn gweithio unwaith, tan {{until}}.',
  'community-invitation.subject': 'Gwahoddiad i chi i {{community}}',
  'community-invitation.text':
    'Mae {{inviter}} yn eich gwahodd i’r gymuned {{community}} ar {{organisation}}.\n\nEi diben: {{purpose}}',
  'community-invitation.action': 'Gweld y gwahoddiad',
  'community-invitation.note':
    'Mae’r ddolen yn gweithio unwaith, tan {{until}}. Os nad ydych yn gwybod pam y cawsoch hwn, anwybyddwch ef.',
} as const;
