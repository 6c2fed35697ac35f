export const publishing = {
  'publication.changed':
    'Rydych wedi newid hwn ar ddyfais arall yn y cyfamser. Ail-lwythwch ef, yna gwnewch eich newid.',
  'publication.public-off':
    'Ar y gweinydd hwn nid oes neb yn cyhoeddi i bawb. Dewiswch y rhai sy’n eich dilyn, neu eich sefydliad.',
  'publication.time-wrong':
    'Dewiswch amser yn y dyfodol, o fewn blwyddyn. Ni ellir rhoi amser i’r hyn sydd wedi’i gyhoeddi eisoes.',
  'publication.too-many':
    'Rydych wedi dechrau {{most}} o erthyglau nad ydynt wedi’u cyhoeddi. Cyhoeddwch neu dilëwch un yn gyntaf.',
} as const;
