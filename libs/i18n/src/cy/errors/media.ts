export const media = {
  'captions.after-the-end': 'Mae capsiwn {{cue}} yn dechrau ar ôl diwedd y fideo. Ai hon yw’r ffeil gywir?',
  'captions.bad-time':
    'Ni ellir darllen yr amser yn llinell {{line}}. Dylai edrych fel 00:01:24.500 --> 00:01:27.000.',
  'captions.conflict':
    'Mae rhywun arall wedi newid y capsiynau hyn yn y cyfamser. Llwythwch nhw eto, yna gwnewch eich newid.',
  'captions.empty': 'Nid oes capsiynau yn y ffeil hon.',
  'captions.ends-before-start': 'Mae’r capsiwn yn llinell {{line}} yn gorffen cyn iddo ddechrau.',
  'captions.exist': 'Mae capsiynau yno’n barod. Cywirwch nhw, neu dilëwch nhw’n gyntaf.',
  'captions.not-captions': 'Nid ffeil o gapsiynau yw hon. Dewiswch ffeil WebVTT (.vtt) neu SubRip (.srt).',
  'captions.note-missing': 'Dywedwch mewn brawddeg pam nad oes capsiynau.',
  'captions.text-too-long':
    'Mae’r capsiwn yn llinell {{line}} yn rhy hir. Mae lle i {{most}} nod ar y mwyaf.',
  'captions.too-large': 'Mae’r ffeil hon yn rhy fawr ar gyfer capsiynau.',
  'captions.too-many-cues': 'Mae gormod o gapsiynau yn y ffeil hon. Mae lle i {{most}} ar y mwyaf.',
  'learning-record.not-offered': 'Nid yw’r gweinydd hwn yn cadw cofnodion dysgu.',
  'learning-record.segment-backwards': 'Mae rhan a wyliwyd yn gorffen cyn iddi ddechrau.',
  'chapters.after-the-end': 'Mae pennod {{chapter}} yn dechrau ar ôl diwedd y fideo.',
  'chapters.conflict':
    'Mae rhywun arall wedi newid y penodau hyn yn y cyfamser. Llwythwch nhw eto, yna gwnewch eich newid.',
  'chapters.order': 'Mae pob pennod yn dechrau ar ôl yr un o’i blaen.',
  'tus.checksum-mismatch': 'Newidiwyd rhan o’r uwchlwythiad ar ei ffordd. Mae’n cael ei hanfon eto.',
  'tus.checksum-unknown': 'Nid yw’r math hwn o swm gwirio yn hysbys yma. Defnyddiwch sha1 neu sha256.',
  'tus.expired': 'Ni orffennwyd yr uwchlwythiad hwn mewn pryd ac fe’i tynnwyd. Dechreuwch ef eto.',
  'tus.in-use': 'Mae fideo wedi’i wneud o’r uwchlwythiad hwn. Dilëwch y fideo yn lle hynny.',
  'tus.offset-wrong':
    'Mae’r uwchlwythiad wedi mynd yn ei flaen yn rhywle arall. Gofynnwch pa mor bell y mae ac ewch ymlaen o’r fan honno.',
  'tus.past-the-end': 'Anfonwyd mwy nag a gyhoeddwyd ar gyfer yr uwchlwythiad hwn.',
  'tus.quota-full':
    'Nid oes lle i’r fideo hwn: caiff pob person gadw {{megabytes}} MB. Dilëwch ddrafftiau nad oes eu hangen arnoch.',
  'tus.request-invalid': 'Nid yw’r cais hwn yn dilyn rheolau uwchlwytho yma (tus 1.0).',
  'tus.version-unsupported': 'Mae uwchlwythiadau yma’n dilyn fersiwn 1.0.0 o’r protocol tus.',
  'video.no-captions':
    'Nid oes gan y fideo hwn gapsiynau y mae rhywun wedi’u gwirio. Ysgrifennwch neu gwiriwch nhw, neu dywedwch pam y caiff ei gyhoeddi hebddynt.',
  'video.busy':
    'Mae ffeil newydd ar ei ffordd yn barod, neu mae’r fideo’n cael ei baratoi. Arhoswch nes bod hynny wedi’i wneud.',
  'video.not-failed': 'Dim ond ar ôl iddo fethu y gellir prosesu’r fideo hwn eto.',
  'video.not-playable': 'Ni ellir chwarae’r fideo hwn eto. Cyhoeddwch ef cyn gynted ag y gellir.',
  'video.not-published': 'Nid yw’r fideo hwn wedi’i gyhoeddi eto.',
  'video.not-reachable':
    'Nid yw gweinydd y fideo hwn yn ei roi ar hyn o bryd. Rhowch gynnig arall arni ymhen ychydig.',
  'video.published': 'Mae’r fideo hwn wedi’i gyhoeddi. Newidiwch ei eiriau yn ei drafodaeth.',
  'video.review-day': 'Dewiswch ddiwrnod sydd eto i ddod, ddim mwy na deng mlynedd o nawr.',
  'video.upload-missing':
    'Dewiswch un o’ch uwchlwythiadau eich hun nad oes fideo wedi’i wneud ohono hyd yma.',
  'watching.stretch': 'Mae darn o fideo yn dechrau cyn iddo orffen, mewn eiliadau.',
} as const;
