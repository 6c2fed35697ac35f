export const discussion = {
  'thread.locked': 'Mae’r drafodaeth hon ar gau i negeseuon newydd.',
  'thread.not-a-question':
    'Dim ond cwestiwn all gael ateb a dderbyniwyd. Nodwch yn gyntaf mai cwestiwn yw’r drafodaeth.',
  'thread.one-place': 'Gofynnwch am un lle yn unig yn y drafodaeth.',
  'answer.not-a-reply': 'Dim ond ymateb yn y drafodaeth hon all fod yn ateb iddi.',
  'reply.not-in-thread': 'Nid yw’r neges y mae hon yn ei hateb yn y drafodaeth hon.',
  'post.deleted': 'Mae’r neges hon wedi’i dileu.',
  'post.changed-meanwhile':
    'Newidiwyd y neges hon tra oeddech yn ei golygu. Mae eich geiriau yma o hyd: cymharwch nhw â’r fersiwn newydd, yna cadwch eto.',
  'attachment.missing': 'Nid yw ffeil ar gael bellach. Uwchlwythwch hi eto.',
  'attachments.too-many': 'Atodwch 10 ffeil ar y mwyaf i neges.',
  'attachments.repeated': 'Mae’r un ffeil wedi’i hatodi ddwywaith.',
  'draft.conflict':
    'Newidiwyd y drafft hwn ar ddyfais arall. Cedwir y ddwy fersiwn: dewiswch pa un i barhau â hi.',
  'draft.too-many': 'Mae gennych {{most}} drafft. Anfonwch neu dilëwch rai ohonynt yn gyntaf.',
  'place.invalid': 'Nid yw hwn yn lle ar gyfer drafft.',
} as const;
