import type { DemoThread } from '../../shape.js';

export const sesiynauTabled: DemoThread = {
  key: 'sesiynau-tabled',
  community: 'digidol',
  title: 'Sesiynau tabled: pwy sy’n dod, a phwy sydd ddim?',
  kind: 'discussion',
  language: 'cy',
  author: 'elin',
  minutesBeforeNow: 41760,
  posts: [
    {
      author: 'elin',
      language: 'cy',
      minutesAfterPrevious: 0,
      markdown: `Ers mis Medi y llynedd rydym wedi cynnal 84 o sesiynau "Paned a Thabled" yn y llyfrgelloedd. Daeth 396 o bobl, ac mae 61% ohonynt dros 65. Da iawn, ond:

- dim ond 9% sy’n byw y tu allan i’r tair tref
- bron neb rhwng 25 a 50 oed
- mae hanner y bobl yn dod i bob sesiwn, ac rwy’n eu caru, ond nhw yw’r rhai sydd eisoes ar-lein

Ble ddylwn i fynd nesaf?`,
      reactions: [{ kind: 'like', by: ['dewi', 'carys'] }],
    },
    {
      author: 'carys',
      language: 'cy',
      minutesAfterPrevious: 120,
      markdown:
        'At y gofalwyr di-dâl, @elin. Allan nhw ddim dod i’r llyfrgell am ddau o’r gloch. Galwad fideo gyda’r nos, neu alw heibio pan fydd y gweithiwr ailalluogi yno beth bynnag.',
      reactions: [{ kind: 'thanks', by: ['elin'] }],
    },
    {
      author: 'rhodri',
      language: 'cy',
      minutesAfterPrevious: 60,
      markdown:
        'Neuaddau pentref ar y diwrnod pan fydd y fan bysgod yno. O ddifri. Mae pawb yn dod allan i’r fan bysgod.',
    },
    {
      author: 'elin',
      language: 'cy',
      minutesAfterPrevious: 25,
      replyTo: 2,
      markdown: 'Rhodri, dyna’r syniad gorau i mi ei glywed eleni. Pa ddiwrnod mae’r fan yn y bryniau?',
      reactions: [{ kind: 'like', by: ['rhodri', 'dewi', 'carys'] }],
    },
    {
      author: 'rhodri',
      language: 'cy',
      minutesAfterPrevious: 10,
      replyTo: 3,
      markdown: 'Bob dydd Mercher, tua un ar ddeg.',
    },
    {
      author: 'dewi',
      language: 'cy',
      minutesAfterPrevious: 1440,
      markdown:
        'I’r rhai rhwng 25 a 50: peidiwch â galw’r peth yn "sesiwn ddigidol". Rhowch enw’r dasg arni: "Gwneud cais am brydau ysgol", "Adnewyddu’r bathodyn glas". Wedyn mi ddôn nhw.',
    },
    {
      author: 'elin',
      language: 'cy',
      minutesAfterPrevious: 34560,
      markdown:
        'Diweddariad ar ôl pedair wythnos gyda’r fan bysgod: **71 o bobl newydd**, a 44 ohonynt heb fod mewn llyfrgell erioed. Benthycwyd 16 o dabledi. Mae dyn y fan wedi gofyn am dabled hefyd.',
      reactions: [{ kind: 'celebrate', by: ['rhodri', 'carys', 'dewi', 'gwenllian'] }],
    },
    {
      author: 'carys',
      language: 'cy',
      minutesAfterPrevious: 300,
      markdown:
        'A gyda’r nos: saith gofalwr ar yr alwad fideo neithiwr. Roedd un yn crio am fod rhywun wedi gofyn sut oedd hi. Mae’n fwy na thechnoleg, on’d yw e?',
      reactions: [{ kind: 'like', by: ['elin'] }],
    },
  ],
};
