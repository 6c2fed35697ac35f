export { administrates, canAdministrate } from './administration.policy.js';
export type {
  BanFacts,
  CommunityFacts,
  MembershipFacts,
  PostFacts,
  RepliedThreadFacts,
  ThreadFacts,
} from './community-facts.js';
export {
  canAddSubCommunity,
  canArchive,
  canChangeVisibility,
  canDelete,
  canList,
  canManage,
  canRead,
  canSeeCard,
  canSeeMembers,
} from './community.policy.js';
export { isPublishedWithin, isSharedWithin, seesContributions } from './contributions.policy.js';
export { documentPermissions } from './document-permissions.js';
export { isStanding, seesEndorsement, seesEvidence } from './endorsement.policy.js';
export { demand, demandReadable, refusal } from './demand.js';
export {
  canAcceptAnswer,
  canAskExperts,
  canDeletePost,
  canDeleteThread,
  canEditPost,
  canEditWiki,
  canModerate,
  canReact,
  canReadPost,
  canReadThread,
  canRenameThread,
  canReply,
  canReplySomewhere,
  canRestorePost,
  canRestoreThread,
  canSeeHistory,
  canSetWiki,
  canStartThread,
} from './discussion.policy.js';
export {
  canAddDocument,
  canAttachDocument,
  canChangeDocument,
  canDeleteDocument,
  canReadDocument,
  readsDocument,
  type DocumentFacts,
} from './document.policy.js';
export { canAnswerEvent, canEditEvent, canPlanEvent } from './event.policy.js';
export { listsPerson } from './listed-people.js';
export {
  findPlace,
  holdPlace,
  isCommunity,
  loadPlace,
  lockPlace,
  placeColumn,
  placeOf,
  type PlaceColumn,
} from './load-place.js';
export {
  assignableRoles,
  canBan,
  canChangeRole,
  canChangeRoles,
  canDecideRequests,
  canInvite,
  canInviteByEmail,
  canJoin,
  canLeave,
  canRemoveMember,
  canRequestToJoin,
  canSeeBans,
  canSeeInvitations,
  canSeePanel,
  canSeeRequests,
  canTickChecklist,
  invitableRoles,
} from './membership.policy.js';
export {
  permissionTable,
  ranking,
  roleMay,
  visibilityTable,
  type CommunityAction,
  type Onlooker,
} from './permission-table.js';
export { standingAt, type Place, type Standing } from './place.js';
export { accessStatusOf } from './status-of.js';
export { isSilenced } from './silenced.js';
export { canReport, canReviewReport, canReviewReports, canTakeDown } from './report.policy.js';
export {
  deletesThread,
  holds,
  listsCommunity,
  othersReplied,
  readsCommunity,
  readsPost,
  readsThread,
  readsVideo,
  restoresThread,
  reviewsReport,
  seesCard,
  viewerHasMoved,
  viewerIsActive,
  writesOrHosts,
  type ThreadAliases,
} from './predicates.js';
export {
  canCreatePathway,
  canEditPathway,
  canReadPathway,
  readsPathway,
  type PathwayFacts,
  type PathwayReader,
} from './pathway.policy.js';
export {
  anyAccount,
  anyPartner,
  canSeeField,
  isPerson,
  profileStandingColumn,
  profileStandingOf,
  seesField,
  seesPerson,
  shown,
  visibilityOf,
  type ChosenVisibility,
  type ProfileReader,
  type ProfileStanding,
} from './profile.policy.js';
export { crestOf, isVerifiedSql, organisationJson, organisationSql } from './organisation-json.js';
export {
  canAnswerPublication,
  canDeleteComment,
  canEditComment,
  canDeletePublication,
  canEditPublication,
  canReadPublication,
  canSeeWordings,
  isAuthorThere,
  publicationReaderColumn,
  publicationsReadableByMany,
  readsComment,
  readsPublication,
  type PublicationFacts,
  type PublicationReader,
} from './publication.policy.js';
export { isThreadThereFor, modesReadBy, readableByMany, type Reader } from './readable-by-many.js';
export {
  canCaptionVideo,
  canCreateVideo,
  canDeleteVideo,
  canEditVideo,
  canMarkVideo,
  canPublishVideo,
  canReadVideo,
  canReplaceVideo,
  canRetryVideo,
  canReviewVideo,
  canSeeVideoNumbers,
  canTagVideo,
  type VideoFacts,
} from './video.policy.js';
