export const moderation = {
  'report.already-open':
    'Rydych eisoes wedi rhoi gwybod am hyn. Byddwn yn dweud wrthych beth a benderfynwyd.',
  'report.already-decided': 'Mae rhywun eisoes wedi penderfynu ar yr adroddiad hwn.',
  'report.nothing-to-remove': 'Nid oes postiad i’w ddileu ar gyfer yr adroddiad hwn.',
} as const;
