import type { DemoThread } from '../../shape.js';

export const ffurflenDdwyieithog: DemoThread = {
  key: 'ffurflen-ddwyieithog',
  community: 'digidol',
  title: 'Ffurflen ar-lein: un ddwyieithog neu ddwy ar wahân?',
  kind: 'question',
  language: 'cy',
  author: 'gwenllian',
  minutesBeforeNow: 46080,
  acceptedPost: 3,
  posts: [
    {
      author: 'gwenllian',
      language: 'cy',
      minutesAfterPrevious: 0,
      markdown:
        'Rydym yn ailwneud y ffurflen cyngor cyn ymgeisio. Mae’r hen un yn dangos y ddwy iaith ar yr un dudalen, felly mae’n hir ofnadwy: 64 o linellau. Mae rhai am gael dwy ffurflen ar wahân. Beth yw eich profiad chi?',
    },
    {
      author: 'dewi',
      language: 'cy',
      minutesAfterPrevious: 60,
      markdown:
        'Dwy, gyda’r botwm "English / Cymraeg" ar bob tudalen. A rhaid i’r botwm **gadw’r hyn a ysgrifennwyd eisoes**. Collais innau lythyr cyfan unwaith.',
      reactions: [{ kind: 'like', by: ['gwenllian'] }],
    },
    {
      author: 'rhodri',
      language: 'cy',
      minutesAfterPrevious: 120,
      markdown:
        'Cytuno. Ac mae’r criwiau’n ateb yn yr iaith y daeth y ffurflen ynddi, felly mae angen i’r system gofio honno.',
    },
    {
      author: 'elin',
      language: 'cy',
      minutesAfterPrevious: 300,
      markdown: `@gwenllian Dwy iaith, un ffurflen, un dudalen ar y tro. Yr hyn sydd wedi gweithio i ni:

1. Yr un cyfeiriad, gyda \`/cy\` neu \`/en\`, a’r botwm yn mynd i’r **un cwestiwn** yn y llall.
2. Cadw’r atebion wrth newid.
3. Storio’r dewis iaith gyda’r cais, fel bod pob e-bost a llythyr wedyn yn yr iaith honno.
4. Ysgrifennu’r Gymraeg a’r Saesneg **ar yr un pryd**, nid cyfieithu ar y diwedd. Mae’r Saesneg yn gwella hefyd!
5. Cynnig y Gymraeg yn gyntaf i bawb sydd wedi’i dewis o’r blaen, heb ofyn eto.`,
      reactions: [
        { kind: 'thanks', by: ['gwenllian'] },
        { kind: 'insightful', by: ['dewi', 'helen'] },
      ],
    },
    {
      author: 'gwenllian',
      language: 'cy',
      minutesAfterPrevious: 40,
      replyTo: 3,
      markdown: 'Pwynt 4 yw’r un nad oeddwn wedi meddwl amdano. Diolch, Elin.',
      reactions: [{ kind: 'thanks', by: ['elin'] }],
    },
    {
      author: 'dewi',
      language: 'cy',
      minutesAfterPrevious: 2880,
      markdown: 'Oes modd gwneud hyn ar gyfer y ffurflen pleidlais bost hefyd?',
      deleted: true,
    },
    {
      author: 'gwenllian',
      language: 'cy',
      minutesAfterPrevious: 30240,
      markdown:
        'Mae’r ffurflen newydd yn fyw ers tair wythnos. O’r 118 o geisiadau, daeth 27 yn Gymraeg (23%), o gymharu â 4% ar yr hen un. Pan fo’n hawdd, mae pobl yn ei defnyddio.',
      reactions: [{ kind: 'celebrate', by: ['elin', 'dewi', 'rhodri'] }],
    },
  ],
};
