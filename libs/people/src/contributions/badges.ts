import { badges, type Badge } from '#libs/contracts';

/** What badges are earned by, counted where everybody of the organisation may read it. */
export interface EarningFacts {
  /** Replies that others accepted as the answer. */
  readonly answers: number;
  readonly videos: number;
  /** Videos that somebody marked as helpful or as used. */
  readonly usefulVideos: number;
  readonly articles: number;
  /** Threads in which somebody else replied. */
  readonly discussed: number;
  /** People who endorse a skill. */
  readonly endorsers: number;
}

const rules: Readonly<Record<Badge, (facts: EarningFacts) => boolean>> = {
  'first-answer': ({ answers }) => answers >= 1,
  'ten-answers': ({ answers }) => answers >= 10,
  'first-video': ({ videos }) => videos >= 1,
  'useful-videos': ({ usefulVideos }) => usefulVideos >= 5,
  'first-article': ({ articles }) => articles >= 1,
  conversations: ({ discussed }) => discussed >= 10,
  endorsed: ({ endorsers }) => endorsers >= 1,
  'widely-endorsed': ({ endorsers }) => endorsers >= 5,
};

/** The badges that these facts earn, in their fixed order. Nothing is stored: what no longer holds earns nothing. */
export const badgesFor = (facts: EarningFacts): Badge[] => badges.filter((badge) => rules[badge](facts));
