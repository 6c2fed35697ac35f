export const people = {
  'skill.same': 'Dewiswch sgìl arall: dyma’r un sydd i’w gyfuno.',
  'skill.unnamed': 'Rhowch enw i’r sgìl yn Gymraeg neu yn Saesneg.',
  'skill.word-taken': 'Mae un o’r geiriau hyn eisoes yn golygu sgìl arall. Cyfunwch y ddau yn lle hynny.',
  'skills.too-many': 'Mae gennych gynifer ag y gall un person eu cael. Tynnwch un yn gyntaf.',
} as const;
