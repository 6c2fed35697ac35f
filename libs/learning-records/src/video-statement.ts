import type { PlayerEvent } from '#libs/contracts';

import { statementOf, type Actor, type Said, type Statement, type Thing } from './statement.js';

/** The xAPI Video Profile 1.0.3, https://w3id.org/xapi/video. */
const PROFILE = 'https://w3id.org/xapi/video';
const ADL_VERBS = 'http://adlnet.gov/expapi/verbs';

const VERBS: Readonly<Record<PlayerEvent['kind'], Said['verb']>> = {
  initialized: { address: `${ADL_VERBS}/initialized`, english: 'initialized' },
  played: { address: `${PROFILE}/verbs/played`, english: 'played' },
  paused: { address: `${PROFILE}/verbs/paused`, english: 'paused' },
  seeked: { address: `${PROFILE}/verbs/seeked`, english: 'seeked' },
  completed: { address: `${ADL_VERBS}/completed`, english: 'completed' },
  terminated: { address: `${ADL_VERBS}/terminated`, english: 'terminated' },
};

export const VIDEO_TYPE = `${PROFILE}/activity-type/video`;

const extension = (name: string): string => `${PROFILE}/extensions/${name}`;

type Segments = NonNullable<PlayerEvent['watched']>;

/** Three decimals, as the profile asks. */
const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** "0[.]12.5[,]40[.]44": parts that were watched, as the profile writes them. */
const playedSegments = (segments: Segments): string =>
  segments.map(({ from, to }) => `${rounded(from)}[.]${rounded(to)}`).join('[,]');

/** The share of the film that was watched, each second counted once. */
const progressOf = (segments: Segments, lengthSeconds: number): number => {
  let [watched, end] = [0, 0];
  for (const { from, to } of segments.toSorted((a, b) => a.from - b.from)) {
    watched += Math.max(0, to - Math.max(from, end));
    end = Math.max(end, to);
  }
  return rounded(Math.min(1, watched / Math.max(lengthSeconds, 0.001)));
};

const placeOf = ({ kind, seconds, from }: PlayerEvent): Record<string, number> =>
  kind === 'seeked'
    ? { [extension('time-from')]: rounded(from ?? 0), [extension('time-to')]: rounded(seconds) }
    : { [extension('time')]: rounded(seconds) };

const resultOf = (event: PlayerEvent, lengthSeconds: number): Statement['result'] | undefined => {
  const { kind, watched } = event;
  if (kind === 'initialized') return undefined;
  const seen =
    watched === undefined || kind === 'played' || kind === 'seeked'
      ? {}
      : {
          [extension('progress')]: progressOf(watched, lengthSeconds),
          [extension('played-segments')]: playedSegments(watched),
        };
  return {
    ...(kind === 'completed' && { completion: true }),
    extensions: { ...placeOf(event), ...seen },
  };
};

/** A player's event and all that belongs to it. */
export interface Played {
  readonly event: PlayerEvent;
  readonly actor: Actor;
  readonly video: Thing;
  readonly community: Said['within'];
  readonly playingId: string;
  readonly lengthSeconds: number;
  /** When the event was received. */
  readonly now: Date;
}

/** What happened in the player, in the words of the video profile. */
export const videoStatement = ({
  event,
  actor,
  video,
  community,
  playingId,
  lengthSeconds,
  now,
}: Played): Statement => {
  const result = resultOf(event, lengthSeconds);
  return statementOf({
    id: event.id,
    actor,
    verb: VERBS[event.kind],
    object: video,
    at: new Date(now.getTime() - event.agoMs),
    within: { category: [{ objectType: 'Activity', id: PROFILE }], ...community },
    extensions: {
      [extension('session-id')]: playingId,
      [extension('length')]: Math.round(lengthSeconds),
    },
    ...(result !== undefined && { result }),
  });
};
