/** Y rhestr o bobl a’u tudalennau. */
export const people = {
  'list.lead': 'Pawb sydd â chyfrif gyda {{organisation}}.',
  'list.search': 'Dod o hyd i rywun',
  'list.search-hint': 'Enw, rôl neu dîm',
  'list.none-title': 'Ni chafwyd hyd i neb',
  'list.none-text': 'Gwiriwch y sillafu, neu rhowch gynnig ar rôl neu dîm.',
  'list.show-all': 'Dangos pawb',
  'profile.edit': 'Newid eich proffil',
  'profile.since': 'Yma ers',
  'profile.nothing': 'Nid yw {{name}} wedi ysgrifennu amdano neu amdani ei hun eto.',
  'profile.nothing-mine':
    'Nid ydych wedi ysgrifennu amdanoch eich hun eto. Mae ychydig eiriau am eich gwaith yn helpu eraill i ddod o hyd ichi.',
  'profile.failed': 'Ni ellid llwytho’r proffil hwn.',
  'profile.report': 'Rhoi gwybod',
} as const;
