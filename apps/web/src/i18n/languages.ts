/** The languages of Guildhall, for a choice between them; each names itself. */
export const LANGUAGES = [
  { value: 'en', label: 'English' },
  { value: 'cy', label: 'Cymraeg' },
] as const;
