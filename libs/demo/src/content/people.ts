import type { DemoPerson } from './shape.js';

/** The people of Northfield Council; every one of them is invented. */
export const people: readonly DemoPerson[] = [
  {
    handle: 'ada',
    email: 'ada@northfield.example',
    displayName: 'Ada Okafor',
    roleTitle: 'Digital Services Manager',
    team: 'Digital and Customer',
    language: 'en',
    role: 'admin',
    summary:
      'I look after the website, online forms and this place. Ask me about **accessibility**, service design, or anything here that does not work as you expect.',
  },
  {
    handle: 'rhodri',
    email: 'rhodri@northfield.example',
    displayName: 'Rhodri Maddocks',
    roleTitle: 'Highways Maintenance Manager',
    team: 'Highways and Streetscene',
    language: 'cy',
    role: 'member',
    summary:
      'Rwy’n gofalu am 1,140 km o ffyrdd, y criwiau tyllau a’r gwasanaeth gaeaf. Siaradwch â fi am **archwiliadau, graeanu a gwaith stryd**, yn Gymraeg neu yn Saesneg.',
  },
  {
    handle: 'priya',
    email: 'priya@northfield.example',
    displayName: 'Priya Raman',
    roleTitle: 'Housing Repairs Lead',
    team: 'Housing',
    language: 'en',
    role: 'member',
    summary:
      'I run responsive repairs and the damp and mould team for our 4,300 homes. Surveyor by trade; I like short forms and long ladders.',
  },
  {
    handle: 'gwenllian',
    email: 'gwenllian@northfield.example',
    displayName: 'Gwenllian Prys',
    roleTitle: 'Principal Planning Officer',
    team: 'Planning and Building Control',
    language: 'cy',
    role: 'member',
    summary:
      'Ceisiadau cynllunio, dilysu a chyngor cyn ymgeisio. Yn falch o helpu gyda **Cymraeg clir** mewn llythyrau a ffurflenni hefyd.',
  },
  {
    handle: 'tomasz',
    email: 'tomasz@northfield.example',
    displayName: 'Tomasz Zieliński',
    roleTitle: 'Networks and Telephony Engineer',
    team: 'ICT',
    language: 'en',
    role: 'member',
    summary:
      'I am moving every analogue line in the council to digital, one lift alarm at a time. If a phone, line or dial-up box hangs on your wall, please tell me about it.',
  },
  {
    handle: 'carys',
    email: 'carys@northfield.example',
    displayName: 'Carys Bowen',
    roleTitle: 'Reablement Team Manager and Principal Social Worker',
    team: 'Adult Social Care',
    language: 'cy',
    role: 'member',
    summary:
      'Gweithiwr cymdeithasol ers 2003. Rwy’n rheoli’r tîm ailalluogi ac yn arwain ar **oruchwyliaeth ac ymarfer diogelu**.',
  },
  {
    handle: 'fatima',
    email: 'fatima@northfield.example',
    displayName: 'Fatima Sheikh',
    roleTitle: 'Information Governance Officer',
    team: 'Legal and Governance',
    language: 'en',
    role: 'moderator',
    summary:
      'FOI, subject access, retention and the awkward questions about spreadsheets. Please ask **before** you send, not after.',
  },
  {
    handle: 'elin',
    email: 'elin@northfield.example',
    displayName: 'Elin Haf Roberts',
    roleTitle: 'Libraries and Digital Inclusion Officer',
    team: 'Libraries and Community',
    language: 'cy',
    role: 'member',
    summary:
      'Saith llyfrgell, un fan deithiol a llawer o dabledi. Rwy’n helpu pobl i fynd ar-lein ac yn cadw’r **eirfa Gymraeg** ar gyfer y wefan.',
  },
  {
    handle: 'josh',
    email: 'josh@northfield.example',
    displayName: 'Josh Entwistle',
    roleTitle: 'Waste Operations Supervisor',
    team: 'Highways and Streetscene',
    language: 'en',
    role: 'member',
    summary:
      'Recycling and refuse rounds, 26 crews, one depot. Ten years on the lorries before the desk, so I will always ask what the crew thinks.',
  },
  {
    handle: 'helen',
    email: 'helen@northfield.example',
    displayName: 'Helen Adeyemi',
    roleTitle: 'Entitlements and Admissions Manager',
    team: 'Revenues and Customer Support',
    language: 'en',
    role: 'member',
    summary:
      'Council tax reduction, free school meals and school admissions. I count phone calls, because each one is a letter we could have written better.',
  },
  {
    handle: 'marcus',
    email: 'marcus@northfield.example',
    displayName: 'Marcus Bellamy',
    roleTitle: 'Procurement Category Manager',
    team: 'Finance and Procurement',
    language: 'en',
    role: 'member',
    summary:
      'I buy things for the council and help others to buy them well. Come to me **at the idea**, not when the contract ends next month.',
  },
  {
    handle: 'dewi',
    email: 'dewi@northfield.example',
    displayName: 'Dewi Llewelyn',
    roleTitle: 'Electoral Services Manager',
    team: 'Democratic Services',
    language: 'cy',
    role: 'member',
    summary:
      'Y gofrestr, y pleidleisiau post a 61 o orsafoedd pleidleisio. Os yw’n digwydd ar ddydd Iau, mae’n debyg mai fi sy’n gyfrifol.',
  },
];
