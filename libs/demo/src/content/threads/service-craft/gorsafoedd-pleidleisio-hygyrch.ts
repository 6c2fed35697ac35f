import type { DemoThread } from '../../shape.js';

export const gorsafoeddPleidleisioHygyrch: DemoThread = {
  key: 'gorsafoedd-pleidleisio-hygyrch',
  community: 'service_craft',
  title: 'Sut ydych chi’n gwirio bod gorsaf bleidleisio yn hygyrch?',
  kind: 'question',
  language: 'cy',
  author: 'dewi',
  minutesBeforeNow: 46080,
  acceptedPost: 2,
  posts: [
    {
      author: 'dewi',
      language: 'cy',
      minutesAfterPrevious: 0,
      markdown: `Mae gennym 61 o orsafoedd ac rwy’n adolygu pob un cyn yr etholiad nesaf. Mae’r hen ffurflen yn gofyn "Oes ramp?" ac yn cael yr ateb "Oes", hyd yn oed pan fo’r ramp y tu ôl i ddrws sydd ar glo.

Rwyf am gael ffurflen fer y gall arolygydd ei llenwi mewn deng munud. Pa gwestiynau fyddech chi’n eu gofyn?`,
    },
    {
      author: 'elin',
      language: 'cy',
      minutesAfterPrevious: 120,
      markdown:
        'O brofiad y llyfrgelloedd: gofynnwch am y **daith**, nid am yr adeilad. Ble mae’r safle bws agosaf? Oes rhywle i eistedd? Ydy’r golau’n gweithio am ddeg o’r gloch y nos?',
      reactions: [{ kind: 'like', by: ['dewi'] }],
    },
    {
      author: 'carys',
      language: 'cy',
      minutesAfterPrevious: 240,
      markdown: `Awgrymaf bum cwestiwn, a llun gyda phob un:

1. O’r man parcio neu’r safle bws, oes **unrhyw ris** ar y ffordd at y bwth?
2. Pa mor llydan yw’r drws culaf? (Mesurwch; 80 cm o leiaf, a mwy os yn bosibl.)
3. A all rhywun mewn cadair olwyn droi rownd wrth y bwth isel?
4. A oes cadair i rywun sy’n methu sefyll yn y ciw?
5. Pwy sydd â’r allwedd i’r ramp neu i’r ail ddrws, a beth yw ei rif ffôn ar y diwrnod?

Mae’r pumed yn datrys eich drws ar glo chi!`,
      reactions: [
        { kind: 'insightful', by: ['dewi', 'elin'] },
        { kind: 'thanks', by: ['gwenllian'] },
      ],
    },
    {
      author: 'dewi',
      language: 'cy',
      minutesAfterPrevious: 1440,
      replyTo: 2,
      markdown:
        'Dyna’r union beth oedd ei angen, diolch o galon. Rwyf wedi ychwanegu un: "Pwy o’r gymuned anabl sydd wedi rhoi cynnig arni?"',
      reactions: [{ kind: 'thanks', by: ['carys'] }],
    },
    {
      author: 'gwenllian',
      language: 'cy',
      minutesAfterPrevious: 2880,
      markdown:
        'Un peth bach o ran iaith: "bwth isel" mae pawb yn ei ddeall, ond "bwth hygyrch" sydd ar yr arwyddion. Defnyddiwch yr un gair ym mhobman.',
      reactions: [{ kind: 'like', by: ['dewi'] }],
    },
    {
      author: 'dewi',
      language: 'cy',
      minutesAfterPrevious: 37440,
      markdown:
        'Diweddariad: 61 o 61 wedi’u gwirio. Roedd angen newid bach mewn 23 ohonynt, ac rydym yn symud tair gorsaf yn gyfan gwbl. Yr enghraifft orau oedd neuadd lle’r oedd yr allwedd i’r ramp gyda gŵr oedd wedi symud i Sbaen.',
      reactions: [{ kind: 'celebrate', by: ['elin', 'carys', 'rhodri'] }],
    },
  ],
};
