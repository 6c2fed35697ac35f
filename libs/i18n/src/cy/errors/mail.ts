export const mail = {
  'mail.not-failed':
    'Mae’r neges hon yn dal i aros neu wedi’i hanfon, felly nid oes dim i roi cynnig arall arno.',
} as const;
