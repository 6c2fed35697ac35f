/** With what communities begin, and what helps those who look after them. */
export const facilitation = {
  'template.label': 'Dechrau gyda',
  'template.blank.name': 'Dim byd eto',
  'template.blank.sentence': 'Cymuned wag.',
  'template.practice.name': 'Cymuned ymarfer',
  'template.practice.sentence': 'Pobl sy’n gwneud yr un gwaith ac yn dysgu oddi wrth ei gilydd.',
  'template.project.name': 'Tîm prosiect',
  'template.project.sentence': 'Pobl sy’n cyflawni rhywbeth gyda’i gilydd, erbyn diwrnod penodol.',
  'template.questions.name': 'Cwestiynau ac atebion',
  'template.questions.sentence': 'Mae pobl yn gofyn, ac mae’r rhai sy’n gwybod yn ateb.',
  'template.help':
    'Cewch drafodaeth gyntaf yn iaith y gymuned, pynciau a awgrymir, a rhestr wirio. Gellir newid y cyfan.',
  'start.practice.title': 'Croeso: pwy ydym ni, a sut i ddechrau',
  'start.practice.text': `Croeso. Lle yw hwn i bobl sy’n gwneud yr un gwaith, ble bynnag y maent.

**I ddechrau**

- dywedwch mewn ymateb beth rydych chi’n ei wneud, a beth hoffech chi ei wneud yn well
- gofynnwch am rywbeth a ddigwyddodd yr wythnos hon, gan ddweud beth rydych wedi’i roi ar waith
- dewch yn ôl i ddweud sut aeth hi: o hynny y mae eraill yn dysgu

**Beth sy’n helpu**

- dim enwau a dim achosion: newidiwch y manylion
- nid oes cwestiynau gwirion; mae’r un cwestiwn gan rywun arall hefyd

Bydd y rhai sy’n gofalu am y lle hwn yn ateb y cwestiwn cyntaf o fewn diwrnod.`,
  'start.practice.topics': 'cyflwyniadau, sut rydym yn ei wneud, arfer da',
  'start.project.title': 'Croeso: beth rydym yn ei wneud, erbyn pryd, a phwy sy’n gwneud beth',
  'start.project.text': `Croeso. Yma rydym yn gweithio gyda’n gilydd ar un peth.

**I’w lenwi**

- Beth fydd yno yn y diwedd, a sut byddwn ni’n gwybod?
- Erbyn pryd? Pa ddyddiau sy’n dod cyn hynny?
- Pwy sy’n penderfynu, pwy sy’n gwneud beth, a phwy sydd angen cael ei holi?

**Sut rydym yn gweithio yma**

- un drafodaeth ar gyfer pob penderfyniad, gyda’r penderfyniad yn ei theitl
- ffeiliau yn eu lle, nid mewn e-byst
- unwaith yr wythnos: beth sydd wedi’i wneud, beth sydd nesaf, beth sydd yn y ffordd`,
  'start.project.topics': 'cynllun, penderfyniadau, newyddion',
  'start.questions.title': 'Croeso: sut i ofyn, er mwyn cael ateb',
  'start.questions.text': `Croeso. Gofynnwch yma, a bydd y rhai sy’n gwybod yn ateb.

**Cwestiwn da**

- yn dweud yn ei deitl beth rydych am ei wybod
- yn dweud beth rydych wedi’i roi ar waith, a beth ddigwyddodd
- wedi’i nodi fel cwestiwn, fel ei fod yn aros ar y rhestr nes iddo gael ei ateb

**Ateb da**

- yn dweud sut rydych chi’n gwybod, gyda dolen lle mae un
- yn cael bod yn fyr

Pan fydd ateb wedi helpu, derbyniwch ef: bydd y nesaf â’r un cwestiwn yn dod o hyd iddo ar unwaith.`,
  'start.questions.topics': 'cwestiynau, sut mae gwneud, problemau hysbys',
  'panel.title': 'Gofalu am y gymuned hon',
  'panel.lead': 'Dim ond y rhai sy’n gofalu am y gymuned sy’n gweld y dudalen hon.',
  'panel.waiting': 'Beth sy’n aros',
  'panel.new-members': 'Aelodau newydd',
  'panel.quiet-members': 'Aelodau tawel',
  'panel.unanswered': 'Cwestiynau heb eu hateb',
  'panel.stale-videos': 'Fideos i edrych arnynt eto',
  'panel.join-requests': 'Ceisiadau i ymuno',
  'panel.open-reports': 'Adroddiadau agored',
  'panel.many': '{{count}} neu fwy',
  'checklist.title': 'Rhestr wirio',
  'checklist.progress': '{{done}} o {{all}} wedi’u gwneud',
  'checklist.seen': 'Gwelwyd ei fod wedi’i wneud',
  'checklist.ticked': 'Ticiwyd gan {{name}}',
  'checklist.none': 'Dechreuodd y gymuned hon heb becyn cychwyn, felly nid oes ganddi restr wirio.',
  'item.describe': 'Disgrifio’n llawn beth yw diben y gymuned',
  'item.welcome': 'Rhoi eich geiriau eich hun yn y neges groeso',
  'item.picture': 'Rhoi llun i’r gymuned',
  'item.invite': 'Gwahodd pump o bobl',
  'item.helper': 'Dod o hyd i ail berson i ofalu amdani',
  'item.plan': 'Nodi pwy sy’n gwneud beth, ac erbyn pryd',
  'item.tell': 'Dweud wrth gydweithwyr ble mae dod o hyd iddi',
  'item.answer': 'Ateb y cwestiwn cyntaf o fewn diwrnod',
  'item.rhythm': 'Cadw awr yr wythnos iddi yn eich dyddiadur',
  'new.text':
    'Ymunon nhw yn y 14 diwrnod diwethaf, heb ysgrifennu eto, ac nid oes neb wedi’u henwi mewn neges.',
  'new.none': 'Nid oes neb yn aros am groeso.',
  'new.welcomed': 'Croesawyd',
  'new.welcomed-name': 'Croesawyd {{name}}',
  'new.joined': 'Ymunodd',
  'quiet.text':
    'Nid ydynt wedi ysgrifennu na darllen dim yma ers 60 diwrnod. Gall gair caredig helpu; ni ŵyr neb beth maent wedi’i ddarllen.',
  'quiet.none': 'Nid oes neb yn dawel.',
  'stale.text': 'Mae’r diwrnod pan ddylai rhywun fod wedi edrych arnynt eto wedi mynd heibio.',
  'stale.none': 'Mae pob fideo’n gyfredol.',
  'stale.due': 'I’w adolygu erbyn',
} as const;
