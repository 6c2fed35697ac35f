export const people = {
  'accounts.too-many':
    'Rydych wedi enwi cynifer o gyfrifon eraill ag y gall un person. Tynnwch un yn gyntaf.',
  'bundle.broken':
    'Newidiwyd y ffeil hon ar ôl ei gwneud, neu ni lofnodwyd hi gan y gweinydd y mae’n ei enwi. Lawrlwythwch hi yno eto.',
  'bundle.expired': 'Mae’r ffeil hon yn hŷn na 30 diwrnod. Lawrlwythwch un newydd o’ch hen weinydd.',
  'bundle.issuer-unknown':
    'Nid yw’r gweinydd a wnaeth y ffeil hon yn hysbys yma, neu ni ellid gofyn iddo am ei allwedd. Rhowch gynnig arall arni yn nes ymlaen, neu gofynnwch i weinyddwr a yw’r gweinydd hwn yn cyfnewid rhywbeth ag ef.',
  'bundle.no-target':
    'Enwch eich cyfrif newydd o dan “Cyfrifon eraill sydd gennyf” yn gyntaf: ar gyfer y cyfrif hwnnw’n unig y gwneir y ffeil.',
  'bundle.not-yours':
    'Gwnaed y ffeil hon ar gyfer cyfrif arall. Rhaid i’ch hen gyfrif enwi hwn, a hwn yr hen un, cyn gwneud y ffeil.',
  'bundle.too-large':
    'Mae’r ffeil hon yn fwy nag y gall proffil fod. Dewiswch y ffeil a wnaeth eich hen weinydd.',
  'bundle.unreadable': 'Nid ffeil â phroffil yw hon. Dewiswch y ffeil a wnaeth eich hen weinydd.',
  'follow.refused': 'Ni ellir dilyn y person hwn.',
  'move.already': 'Mae’r cyfrif hwn eisoes wedi symud.',
  'move.not-named':
    'Nid yw’r cyfrif yno’n dweud mai chi sydd biau hwn. Enwch y cyfrif hwn yno yn gyntaf, wedyn rhowch gynnig arall arni.',
  'people-search.name-taken': 'Rydych eisoes yn cadw chwiliad dan yr enw hwn. Dewiswch un arall.',
  'people-search.too-many': 'Rydych yn cadw cynifer o chwiliadau ag y gall un person. Dilëwch un yn gyntaf.',
  'person.not-found-there':
    'Ni chafwyd hyd i neb â’r enw hwn. Gwiriwch ef, neu rhowch gynnig arall arni yn nes ymlaen: mae’n edrych fel ada@leeds.example.',
  'endorsement.in-return':
    'Cymeradwyodd y person hwn chi am yr un sgìl yn ddiweddar. Dim ond ar ôl 90 diwrnod y gall dau berson gymeradwyo ei gilydd amdano.',
  'endorsement.own-skill':
    'Ni allwch eich cymeradwyo eich hun. Gofynnwch i gydweithiwr sydd wedi gweld yr hyn y gallwch ei wneud.',
  'question.answered': 'Mae gan y cwestiwn hwn ateb a dderbyniwyd eisoes.',
  'skill.same': 'Dewiswch sgìl arall: dyma’r un sydd i’w gyfuno.',
  'skill.unnamed': 'Rhowch enw i’r sgìl yn Gymraeg neu yn Saesneg.',
  'skill.word-taken': 'Mae un o’r geiriau hyn eisoes yn golygu sgìl arall. Cyfunwch y ddau yn lle hynny.',
  'topics.too-many':
    'Rydych yn dilyn {{most}} o bynciau, cynifer ag y gall un person. Rhowch y gorau i ddilyn un yn gyntaf.',
  'skills.too-many': 'Mae gennych gynifer ag y gall un person eu cael. Tynnwch un yn gyntaf.',
} as const;
