export const documents = {
  'document.changed':
    'Somebody else has changed this document meanwhile. Load it again, then make your change.',
  'document.too-many-beside': 'At most {{most}} documents go beside one discussion.',
  'document.too-many-versions': 'A document has at most {{most}} versions. Add this one as a new document.',
  'document.version-missing': 'This version is not there, or the virus scanner has not let it pass.',
} as const;
