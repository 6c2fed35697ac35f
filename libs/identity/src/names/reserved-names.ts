/**
 * Names that would pass for the product, the organisation's authority, or an address of the site. Nobody gets them,
 * neither as they stand nor with digits or underscores around them.
 */
const reserved: ReadonlySet<string> = new Set(
  `a about abuse account accounts admin administration administrator administrators admins all announce announcements
   anonymous anyone api app assets audit auth authorise authorize bot bots c ceo chief clerk community communities
   contact cookies council css demo dev directory docs drafts email emails everyone everybody facilitator facilitators
   faq favicon federation feed feeds files fonts guest guests guildhall health healthz help helpdesk here home
   hostmaster images img inbox info instance invitation invitations invite join js legal leader list lists local
   login logout mail mailer me media members metrics mod moderation moderator moderators mods myself new news nobody
   nodeinfo noreply no_reply notification notifications null oauth official openapi operator outbox owner owners p
   password people person post postmaster posts preferences press privacy profile public readyz register registration
   report reports reset robots role root rss rules search secretary secure security self server session sessions
   settings setup signin sign_in signout sign_out signup sign_up site sitemap socket socket_io somebody someone staff
   static status steward stewards support sys sysadmin system t team terms test thread threads tls topic topics u
   undefined unread uploads url user users v v1 v2 void web webfinger webmaster well_known www you`
    .split(/\s+/)
    .filter((name) => name !== ''),
);

const bare = (name: string): string => name.replaceAll(/^[_\d]+|[_\d]+$/g, '');

/** Whether a name is kept from people and communities alike. */
export const isReserved = (name: string): boolean =>
  reserved.has(name) || (bare(name).length > 3 && reserved.has(bare(name)));
