export const learning = {
  'pathway.address-invalid': 'Nid cyfeiriad tudalen yw hwn. Mae’n dechrau â https:// neu http://.',
  'pathway.changed':
    'Mae rhywun arall wedi newid y llwybr hwn yn y cyfamser. Llwythwch ef eto, yna gwnewch eich newid.',
  'pathway.community-missing': 'Dewiswch y gymuned y mae ar ei chyfer.',
  'pathway.step-missing':
    'Mae un o’r camau yn arwain at ddim y gallwch ei ddarllen, neu’n sefyll yno ddwywaith.',
} as const;
