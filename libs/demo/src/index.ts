export { demoContent } from './content/index.js';
export type {
  DemoCommunity,
  DemoCommunityRole,
  DemoContent,
  DemoJoinRequest,
  DemoLanguage,
  DemoMembership,
  DemoPerson,
  DemoPost,
  DemoReaction,
  DemoReactionKind,
  DemoReadPosition,
  DemoReport,
  DemoThread,
} from './content/shape.js';
