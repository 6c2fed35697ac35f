import { directory } from './communities/directory.js';
import { home } from './communities/home.js';
import { membership } from './communities/membership.js';
import { organisations } from './communities/organisations.js';
import { page } from './communities/page.js';

export const communities = {
  ...directory,
  ...page,
  ...membership,
  ...home,
  ...organisations,
  'visibility.public.name': 'Cyhoeddus',
  'visibility.public.sentence': 'Gall unrhyw un ar y we ddarllen y gymuned hon, wedi mewngofnodi neu beidio.',
  'visibility.unlisted.name': 'Heb ei rhestru',
  'visibility.unlisted.sentence':
    'Gall unrhyw un sydd â’r ddolen ddarllen y gymuned hon, ond nid yw yn y cyfeiriadur.',
  'visibility.organisation.name': 'Y sefydliad yn unig',
  'visibility.organisation.sentence':
    'Gall pawb sydd â chyfrif gyda {{organisation}} ddarllen y gymuned hon.',
  'visibility.listed.name': 'Preifat, wedi’i rhestru',
  'visibility.listed.sentence':
    'Gall pawb yn {{organisation}} weld bod y gymuned hon yn bodoli, a beth yw ei diben. Dim ond aelodau all ei darllen.',
  'visibility.hidden.name': 'Cudd',
  'visibility.hidden.sentence':
    'Dim ond aelodau sy’n gwybod bod y gymuned hon yn bodoli, a dim ond nhw all ei darllen.',
  'joinPolicy.open.name': 'Agored',
  'joinPolicy.open.sentence': 'Gall unrhyw un yn {{organisation}} sy’n gweld y gymuned hon ymuno ar unwaith.',
  'joinPolicy.request.name': 'Drwy gais',
  'joinPolicy.request.sentence':
    'Mae pobl yn gofyn am gael ymuno ac yn rhoi rheswm. Hwylusydd sy’n penderfynu.',
  'joinPolicy.invitation.name': 'Drwy wahoddiad',
  'joinPolicy.invitation.sentence': 'Dim ond pobl sydd â gwahoddiad all ymuno.',
  'joinPolicy.domain.name': 'Yn ôl parth e-bost',
  'joinPolicy.domain.sentence': 'Gall pobl sydd â chyfeiriad e-bost yn {{domains}} ymuno ar unwaith.',
  'role.owner.name': 'Perchennog',
  'role.owner.does':
    'Yn penderfynu pwy all weld y gymuned, yn penodi eraill, ac yn gallu ei harchifo neu ei dileu.',
  'role.facilitator.name': 'Hwylusydd',
  'role.facilitator.does':
    'Yn croesawu pobl, yn penderfynu ar geisiadau i ymuno, ac yn gofalu am sut mae’r gymuned yn ei chyflwyno ei hun.',
  'role.moderator.name': 'Cymedrolwr',
  'role.moderator.does':
    'Yn cadw trefn ar drafodaethau: yn eu cloi a’u pinio, yn dileu negeseuon, yn gwahardd pobl ac yn penderfynu ar adroddiadau.',
  'role.member.name': 'Aelod',
  'role.member.does': 'Yn dechrau trafodaethau, yn ymateb, ac yn gweld y rhestr aelodau.',
  'role.guest.name': 'Gwestai',
  'role.guest.does':
    'Yn darllen ac yn ymateb, tan ddyddiad penodol os yw’r gwahoddiad yn dweud hynny. Nid yw’n gweld y rhestr aelodau.',
} as const;
