export const documents = {
  'document.changed':
    'Mae rhywun arall wedi newid y ddogfen hon yn y cyfamser. Llwythwch hi eto, yna gwnewch eich newid.',
  'document.too-many-beside': '{{most}} dogfen ar y mwyaf sy’n mynd wrth ymyl un drafodaeth.',
  'document.too-many-versions':
    'Mae gan ddogfen {{most}} fersiwn ar y mwyaf. Ychwanegwch hon fel dogfen newydd.',
  'document.version-missing': 'Nid yw’r fersiwn hon yno, neu nid yw’r sganiwr firysau wedi’i phasio.',
} as const;
