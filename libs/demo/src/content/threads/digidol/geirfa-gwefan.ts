import type { DemoThread } from '../../shape.js';

export const geirfaGwefan: DemoThread = {
  key: 'geirfa-gwefan',
  community: 'digidol',
  title: 'Geirfa’r wefan: pedwar gair y mae angen i ni gytuno arnynt',
  kind: 'discussion',
  language: 'cy',
  author: 'elin',
  minutesBeforeNow: 43200,
  posts: [
    {
      author: 'elin',
      language: 'cy',
      minutesAfterPrevious: 0,
      markdown: `Mae’r eirfa ar gyfer y wefan bron yn barod: 318 o dermau. Mae pedwar ar ôl lle mae dau neu dri fersiwn yn cael eu defnyddio gennym ni’n hunain:

1. *account* – cyfrif (pawb yn cytuno?)
2. *sign in* – mewngofnodi / arwyddo i mewn
3. *report a problem* – riportio / rhoi gwybod am broblem
4. *feedback* – adborth / eich barn

Beth sy’n naturiol i’r bobl rydych chi’n siarad â nhw?`,
    },
    {
      author: 'gwenllian',
      language: 'cy',
      minutesAfterPrevious: 60,
      markdown: '1 cyfrif, 2 mewngofnodi. Mae "arwyddo i mewn" yn swnio fel llyfr ymwelwyr.',
    },
    {
      author: 'rhodri',
      language: 'cy',
      minutesAfterPrevious: 30,
      markdown: '"Rhoi gwybod am broblem", bob tro. Mae "riportio" yn iawn ar lafar, ond nid ar arwydd.',
      reactions: [{ kind: 'like', by: ['elin', 'helen'] }],
    },
    {
      author: 'dewi',
      language: 'cy',
      minutesAfterPrevious: 120,
      markdown:
        '"Eich barn" i’r cyhoedd, "adborth" i ni yn y swyddfa. Dydw i erioed wedi clywed neb yn y ciw yn dweud "mae gen i adborth".',
    },
    {
      author: 'carys',
      language: 'cy',
      minutesAfterPrevious: 240,
      markdown:
        'Cofiwch am y botymau. "Rhoi gwybod am broblem" yw 22 o nodau gyda’r bylchau. Ydy e’n ffitio ar ffôn?',
      reactions: [{ kind: 'insightful', by: ['elin'] }],
    },
    {
      author: 'elin',
      language: 'cy',
      minutesAfterPrevious: 1440,
      replyTo: 4,
      markdown:
        'Ydy, mewn dwy linell, ac mae Ada wedi addo peidio â’i gwtogi. Yr egwyddor: y dyluniad sy’n newid, nid y Gymraeg.',
    },
    {
      author: 'ada',
      language: 'en',
      minutesAfterPrevious: 120,
      replyTo: 5,
      markdown:
        'I can follow this with my dictionary, slowly. Yes: buttons wrap, they never cut. If a Welsh label does not fit then the layout is wrong.',
      reactions: [{ kind: 'like', by: ['elin', 'gwenllian', 'dewi'] }],
    },
    {
      author: 'elin',
      language: 'cy',
      minutesAfterPrevious: 4320,
      markdown:
        'Penderfyniad: **cyfrif, mewngofnodi, rhoi gwybod am broblem, eich barn** (ac "adborth" mewn adroddiadau mewnol). Mae’r eirfa ar y fewnrwyd.',
      reactions: [{ kind: 'thanks', by: ['ada'] }],
      edited: {
        markdown:
          'Penderfyniad: **cyfrif, mewngofnodi, rhoi gwybod am broblem, eich barn**. Mae’r eirfa ar y fewnrwyd.',
      },
    },
    {
      author: 'gwenllian',
      language: 'cy',
      minutesAfterPrevious: 18720,
      markdown:
        'Mae’r tîm cynllunio’n ei defnyddio bob dydd erbyn hyn. Un cais: a gawn ni "dilysu" a "cofrestru" yno? Mae ymgeiswyr yn eu drysu, ac rydyn ninnau hefyd.',
      reactions: [{ kind: 'like', by: ['elin'] }],
    },
  ],
};
