/** Columns of a profile about which nothing is told, as it is left by somebody who has gone. */
export const EMPTY_PROFILE = {
  role_title: '',
  team: '',
  place: '',
  spoken_languages: [] as string[],
  working_pattern: '',
  pronouns: '',
  contact: '',
  ask_me_about: '',
  experience: '',
  summary: '',
  summary_html: '',
  avatar_file_id: null,
  avatar_alt: '',
};
