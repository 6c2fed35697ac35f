/** What concerns somebody, and how much of it they want to hear. */
export const notifications = {
  'level.title': 'Hysbysiadau’r drafodaeth hon',
  'level.watch': 'Popeth',
  'level.watch-detail': 'Pob ymateb newydd',
  'level.normal': 'Yr hyn sy’n ymwneud â mi',
  'level.normal-detail': 'Pan gaf fy nghrybwyll a phan fydd rhywun yn ymateb i mi',
  'level.mute': 'Wedi’i thawelu',
  'level.mute-detail': 'Dim byd o gwbl',
} as const;
