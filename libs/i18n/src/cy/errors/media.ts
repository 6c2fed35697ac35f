export const media = {
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
  'video.not-failed': 'Dim ond ar ôl iddo fethu y gellir prosesu’r fideo hwn eto.',
  'video.not-playable': 'Ni ellir chwarae’r fideo hwn eto. Cyhoeddwch ef cyn gynted ag y gellir.',
  'video.published': 'Mae’r fideo hwn wedi’i gyhoeddi. Newidiwch ei eiriau yn ei drafodaeth.',
  'video.upload-missing':
    'Dewiswch un o’ch uwchlwythiadau eich hun nad oes fideo wedi’i wneud ohono hyd yma.',
} as const;
