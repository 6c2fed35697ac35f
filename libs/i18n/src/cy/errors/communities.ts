export const communities = {
  'community.archived': 'Mae’r gymuned hon wedi’i harchifo. Gallwch ei darllen, ond ni all neb ei newid.',
  'community.nested-too-deep': 'Mae’r gymuned hon yn rhan o un arall, felly ni all fod cymunedau oddi tani.',
  'community.domains-missing': 'Nodwch o leiaf un parth e-bost a gaiff ymuno.',
  'community.name-differs': 'Nid dyna enw’r gymuned hon.',
  'community.has-owner': 'Mae gan y gymuned hon berchennog. Gall y perchennog benodi eraill.',
  'organisation.contact-invalid': 'Nid cyfeiriad tudalen yw hwn. Mae’n dechrau â https://.',
  'name.taken': 'Mae’r enw hwn yn cael ei ddefnyddio, neu wedi’i ddefnyddio o’r blaen. Dewiswch un arall.',
  'list.too-long': 'Mae gormod o eitemau yn y rhestr hon.',
  'membership.not-open': 'Nid yw’r gymuned hon yn agored i bawb. Chwiliwch am ffordd arall o ymuno.',
  'membership.domain-not-allowed':
    'Mae’r gymuned hon yn agored i barthau e-bost penodol. Nid yw eich un chi yn eu plith.',
  'membership.not-by-request': 'Nid yw’r gymuned hon yn derbyn ceisiadau i ymuno.',
  'membership.last-owner':
    'Mae angen perchennog ar gymuned. Gwnewch rywun arall yn berchennog yn gyntaf, neu archifwch y gymuned.',
  'membership.already': 'Mae’r person hwn yn aelod yn barod.',
  'membership.end-in-past': 'Dewiswch adeg yn y dyfodol.',
  'membership.end-not-guest': 'Dim ond arhosiad gwestai all fod â diwedd.',
  'join-request.already-open': 'Rydych wedi gofyn am gael ymuno yn barod. Bydd yr hwyluswyr yn ateb.',
  'join-request.already-decided': 'Mae’r cais hwn wedi’i benderfynu yn barod.',
  'invitation.one-recipient': 'Dewiswch un person, neu rhowch un cyfeiriad e-bost neu un enw gyda’i weinydd.',
  'invitation.already-open': 'Mae gan y person hwn wahoddiad agored yn barod.',
  'invitation.not-open': 'Nid yw’r gwahoddiad hwn yn agored mwyach.',
  'invitation.nobody-there':
    'Ni ddaethpwyd o hyd i neb o’r enw hwn yno. Gwiriwch yr enw, a gofynnwch i’ch gweinyddwr a yw’r sefydliad hwnnw yn bartner.',
  'handle.invalid': 'Ysgrifennwch ef fel @enw@eu.gweinydd.',
  'invitation.link-invalid': 'Nid yw hon yn ddolen wahoddiad gyflawn.',
  'person.banned': 'Mae’r person hwn wedi’i wahardd o’r gymuned. Codwch y gwaharddiad yn gyntaf.',
  'person.not-a-member': 'Nid yw’r person hwn yn aelod o’r gymuned.',
  'ban.already':
    'Mae’r person hwn wedi’i wahardd yn barod. Codwch y gwaharddiad hwnnw yn gyntaf i osod diwedd newydd.',
  'ban.end-in-past': 'Dewiswch ddiwedd yn y dyfodol.',
  'ban.not-in-force': 'Nid yw’r gwaharddiad hwn mewn grym mwyach.',
} as const;
