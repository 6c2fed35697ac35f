export const federation = {
  'activity.signature-refused': 'Ni dderbyniwyd llofnod y cais hwn ({{because}}).',
  'activity.sender-unreachable':
    'Ni ellid gofyn am allwedd yr anfonwr ar hyn o bryd. Anfonwch hwn eto yn nes ymlaen.',
  'activity.host-refused': 'Nid yw’r gweinydd hwn yn derbyn dim gan y gweinydd hwnnw.',
  'activity.unreadable': 'Ni ellir darllen y gweithgaredd ({{because}}).',
  'federation.off': 'Nid yw’r gweinydd hwn yn cyfnewid dim â gweinyddion eraill.',
  'partner.no-host': 'Rhowch enw gweinydd, er enghraifft eastmoor.gov.uk.',
  'partner.own-host': 'Enw’r gweinydd hwn yw hwnnw.',
  'agreement.community-elsewhere':
    'Rhowch gyfeiriadau cymunedau ar y gweinydd hwn neu ar weinydd y partner yn unig.',
  'agreement.no-draft': 'Nid oes drafft i’w gynnig. Ysgrifennwch un yn gyntaf.',
  'agreement.not-open': 'Nid yw’r cytundeb hwn ar agor mwyach.',
  'agreement.review-past': 'Dewiswch ddiwrnod sydd eto i ddod.',
  'partner.unreachable':
    'Nid yw gweinydd y partner yn ateb, neu nid yw’n un y gellir gwneud cytundebau ag ef. Ni chynigiwyd dim.',
  'activity.over-quota': 'Nid yw’r gweinydd hwn yn derbyn mwy gan y gweinydd hwnnw ar hyn o bryd.',
} as const;
