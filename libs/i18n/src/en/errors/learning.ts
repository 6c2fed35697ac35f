export const learning = {
  'pathway.address-invalid': 'This is not the address of a page. It begins with https:// or http://.',
  'pathway.changed':
    'Somebody else has changed this pathway meanwhile. Load it again, then make your change.',
  'pathway.community-missing': 'Choose the community that it is for.',
  'pathway.step-missing': 'One of the steps leads to nothing that you can read, or stands there twice.',
} as const;
