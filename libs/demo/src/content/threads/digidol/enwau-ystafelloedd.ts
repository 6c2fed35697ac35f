import type { DemoThread } from '../../shape.js';

export const enwauYstafelloedd: DemoThread = {
  key: 'enwau-ystafelloedd',
  community: 'digidol',
  title: 'Enwau’r ystafelloedd cyfarfod: o "Room 3" i rywbeth gwell',
  kind: 'discussion',
  language: 'cy',
  author: 'dewi',
  minutesBeforeNow: 4440,
  posts: [
    {
      author: 'dewi',
      language: 'cy',
      minutesAfterPrevious: 0,
      markdown:
        'Mae’r swyddfa newydd yn agor ymhen chwe wythnos ac mae gennym wyth ystafell gyfarfod heb enw. Y cynnig hyd yma yw "Room 1" i "Room 8". Gallwn wneud yn well na hynny. Afonydd? Mynyddoedd? Chwareli?',
      reactions: [{ kind: 'like', by: ['elin'] }],
    },
    {
      author: 'gwenllian',
      language: 'cy',
      minutesAfterPrevious: 40,
      markdown:
        'Afonydd. Maen nhw’n gweithio yn y ddwy iaith heb gyfieithu, ac mae pawb yn gwybod pa un sydd fwyaf.',
      reactions: [{ kind: 'like', by: ['dewi', 'rhodri'] }],
    },
    {
      author: 'rhodri',
      language: 'cy',
      minutesAfterPrevious: 70,
      markdown:
        'Cofiwch fod rhaid i ymwelydd ddod o hyd iddyn nhw. Enw **a** rhif: "Teifi · 103". Y digid cyntaf yw’r llawr.',
    },
    {
      author: 'elin',
      language: 'cy',
      minutesAfterPrevious: 1560,
      markdown:
        'Ac arwydd mewn print bras, gyda braille, wrth ochr y drws ac nid arno. Gofynnais i’r grŵp darllen: roedd yn well ganddyn nhw enwau byr.',
    },
    {
      author: 'dewi',
      language: 'cy',
      minutesAfterPrevious: 1620,
      markdown:
        'Felly: Teifi, Tywi, Dyfi, Conwy, Ogwen, Wnion, Aeron, Elwy. Wyth enw byr, un ar gyfer pob ystafell. Oes rhywun yn gwrthwynebu?',
    },
    {
      author: 'carys',
      language: 'cy',
      minutesAfterPrevious: 1040,
      markdown:
        'Dim gwrthwynebiad gen i, dim ond cais: peidiwch â rhoi’r cyfarfodydd anodd i gyd yn yr un ystafell. Mae "’dan ni yng Nghonwy heddiw" wedi magu ystyr yn barod.',
      reactions: [{ kind: 'celebrate', by: ['dewi', 'elin'] }],
    },
  ],
};
