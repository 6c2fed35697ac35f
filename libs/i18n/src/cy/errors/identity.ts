export const identity = {
  'account.sole-owner':
    'Chi yw unig berchennog cymuned. Gwnewch rywun arall yn berchennog arni, neu ei harchifo, cyn i chi adael.',
  'account.suspended':
    'Mae’r cyfrif hwn wedi’i atal dros dro. Gofynnwch i’ch gweinyddwr os ydych yn credu bod hyn yn gamgymeriad.',
  'colour.invalid': 'Rhowch liw fel # a chwe digid o 0 i 9 ac a i f, fel #1d4f91.',
  'domains.too-many': 'Rhowch 100 o barthau ar y mwyaf.',
  'email.not-confirmed':
    'Cadarnhewch eich cyfeiriad e-bost yn gyntaf: agorwch y ddolen yn y neges a anfonwyd atoch, neu gofynnwch am un newydd.',
  'email.taken': 'Mae gan y cyfeiriad e-bost hwn gyfrif eisoes.',
  'first-admin.exists':
    'Mae gan y gweinydd hwn weinyddwr eisoes. Mewngofnodwch, neu gofynnwch iddo eich gwahodd.',
  'invitation.closed': 'Mae’r gwahoddiad hwn eisoes wedi’i ddefnyddio neu wedi’i dynnu’n ôl.',
  'link.ended':
    'Nid yw’r ddolen hon yn gweithio mwyach. Efallai ei bod eisoes wedi’i defnyddio, neu ei bod yn rhy hen. Gofynnwch am un newydd.',
  'link.invalid': 'Nid yw’r ddolen hon yn gyflawn. Agorwch hi eto o’r neges, neu copïwch y cyfan ohoni.',
  'name.reserved':
    'Cedwir yr enw hwn yn rhydd, oherwydd gellid ei gamgymryd am y sefydliad. Dewiswch un arall.',
  'password.busy':
    'Mae llawer o bobl yn mewngofnodi ar hyn o bryd. Rhowch gynnig arall arni ymhen ychydig eiliadau.',
  'password.common':
    'Mae’r cyfrinair hwn yn hawdd ei ddyfalu. Defnyddiwch ychydig o eiriau anarferol gyda’i gilydd, neu gadewch i reolwr cyfrineiriau greu un.',
  'password.organisation':
    'Mae’r cyfrinair hwn yn defnyddio eich enw neu eiriau eich sefydliad, sy’n hawdd eu dyfalu. Defnyddiwch ychydig o eiriau anarferol yn lle hynny.',
  'password.wrong': 'Nid hwn yw eich cyfrinair presennol.',
  'registration.closed': 'Ni ellir creu cyfrifon newydd yma. Gofynnwch i’ch gweinyddwr.',
  'registration.domain-not-allowed':
    'Mae angen cyfeiriad e-bost un o’r sefydliadau sy’n cymryd rhan i greu cyfrif. Defnyddiwch eich cyfeiriad gwaith.',
  'registration.domains-missing': 'Enwch o leiaf un parth e-bost y caiff ei bobl ymuno.',
  'registration.invitation-needed':
    'Mae angen gwahoddiad arnoch i ymuno. Defnyddiwch y ddolen o’ch gwahoddiad, gyda’r cyfeiriad e-bost yr anfonwyd hi ato.',
  'role.last-admin': 'Dyma’r unig weinyddwr sydd ar ôl. Gwnewch rywun arall yn weinyddwr yn gyntaf.',
  'sign-in.too-many': 'Gormod o ymgeisiau. Arhoswch ychydig funudau, neu dewiswch gyfrinair newydd.',
  'sign-in.wrong': 'Nid yw’r cyfeiriad e-bost neu’r cyfrinair yn gywir.',
} as const;
