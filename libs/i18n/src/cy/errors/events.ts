export const events = {
  'event.cancelled': 'Mae’r digwyddiad hwn wedi’i ganslo.',
  'event.changed':
    'Mae rhywun arall wedi newid y digwyddiad hwn yn y cyfamser. Llwythwch ef eto, ac yna gwnewch eich newid.',
  'event.ends-too-early': 'Rhaid iddo orffen ar ôl iddo ddechrau.',
  'event.link-invalid': 'Nid cyfeiriad tudalen yw hwn. Mae’n dechrau â https://.',
  'event.over': 'Mae’r digwyddiad hwn ar ben.',
  'event.recording-missing': 'Nid yw’r fideo hwn ymhlith rhai’r gymuned y gallwch eu gwylio.',
  'event.time-invalid': 'Rhowch ddiwrnod ac amser.',
  'event.too-long': 'Mae digwyddiad yn para 31 diwrnod ar y mwyaf.',
  'event.zone-invalid': 'Nid enw cylchfa amser yw hwn, fel Europe/London.',
} as const;
