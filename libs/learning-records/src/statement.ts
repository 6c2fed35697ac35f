/** An agent that is known by an account (xAPI 1.0.3, part 2, section 2.4.2.1). */
export interface Actor {
  readonly objectType: 'Agent';
  readonly name?: string;
  readonly account: { readonly homePage: string; readonly name: string };
}

type LanguageMap = Readonly<Record<string, string>>;

interface Activity {
  readonly objectType: 'Activity';
  readonly id: string;
  readonly definition?: { readonly type: string; readonly name?: LanguageMap };
}

/** A statement as it is sent (xAPI 1.0.3, part 2, section 2). */
export interface Statement {
  readonly id: string;
  readonly actor: Actor;
  readonly verb: { readonly id: string; readonly display: LanguageMap };
  readonly object: Activity;
  readonly result?: {
    readonly completion?: boolean;
    readonly extensions?: Readonly<Record<string, unknown>>;
  };
  readonly context: {
    readonly platform: string;
    readonly language: string;
    readonly contextActivities: Readonly<Record<string, readonly Activity[]>>;
    readonly extensions?: Readonly<Record<string, unknown>>;
  };
  /** When it happened; ISO 8601 in UTC. */
  readonly timestamp: string;
}

/** What somebody learned from, or the place that it belongs to. The title is null where it must not leave this server. */
export interface Thing {
  readonly address: string;
  readonly type: string;
  readonly title: string | null;
  readonly language: 'en' | 'cy';
}

const PLATFORM = 'Guildhall';
const TAGS = { en: 'en-GB', cy: 'cy-GB' } as const;

export const activityOf = ({ address, type, title, language }: Thing): Activity => ({
  objectType: 'Activity',
  id: address,
  definition: { type, ...(title !== null && { name: { [TAGS[language]]: title } }) },
});

/** The parts that statements differ in. */
export interface Said {
  readonly id: string;
  readonly actor: Actor;
  readonly verb: { readonly address: string; readonly english: string };
  readonly object: Thing;
  readonly at: Date;
  readonly within?: Readonly<Record<string, readonly Activity[]>>;
  readonly result?: Statement['result'];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

export const statementOf = ({
  id,
  actor,
  verb,
  object,
  at,
  within,
  result,
  extensions,
}: Said): Statement => ({
  id,
  actor,
  verb: { id: verb.address, display: { 'en-GB': verb.english } },
  object: activityOf(object),
  ...(result !== undefined && { result }),
  context: {
    platform: PLATFORM,
    language: TAGS[object.language],
    contextActivities: within ?? {},
    ...(extensions !== undefined && { extensions }),
  },
  timestamp: at.toISOString(),
});
