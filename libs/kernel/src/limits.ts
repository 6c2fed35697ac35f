const KIB = 1024;
const MIB = 1024 * KIB;
const GIB = 1024 * MIB;
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * The product's limits (sizes in bytes, times in seconds unless the name says otherwise), one definition for
 * every route, event and job. Those that an operator may raise are settings of `libs/config` with these defaults.
 */
export const LIMITS = {
  http: {
    headerBytes: 16 * KIB,
    headerSeconds: 10,
    jsonBytes: 256 * KIB,
    jsonDepth: 32,
    jsonKeys: 1000,
    minimumBodyBytesPerSecond: KIB,
    pageSize: { least: 1, most: 100, usual: 30 },
    searchText: 500,
  },
  search: {
    /** A search looks among so many of the newest posts first, then as far as the second number, then among all. */
    newestPosts: [10_000, 100_000],
    /** How long it is remembered where these begin. */
    boundsSeconds: MINUTE,
  },
  signIn: {
    failuresPerAccount: 10,
    failuresPerAddress: 200,
    windowSeconds: 15 * MINUTE,
  },
  password: {
    least: 12,
    most: 256,
    argon2: { memoryKiB: 19_456, passes: 2, lanes: 1 },
    hashesAtOnce: 4,
    hashesWaiting: 50,
  },
  session: {
    idleSeconds: 12 * HOUR,
    longestSeconds: 30 * DAY,
    adminIdleSeconds: 30 * MINUTE,
    adminLongestSeconds: 12 * HOUR,
  },
  resetLinkSeconds: 30 * MINUTE,
  confirmLinkSeconds: 3 * DAY,
  invitationSeconds: 14 * DAY,
  socket: {
    messageBytes: 100_000,
    eventsPerSecond: 20,
    eventsBurst: 60,
    perPerson: 20,
    authenticateSeconds: 5,
    /** So much may wait, so long, for a client that does not read; then it must come back and catch up. */
    waitingBytes: 5_000_000,
    waitingSeconds: 5,
  },
  content: {
    title: 200,
    post: 50_000,
    profile: 5_000,
    displayName: 100,
    purpose: 300,
    reason: 1_000,
    attachmentsPerPost: 10,
    attachmentBytes: 50 * MIB,
    tags: 20,
  },
  /** Characters of the shorter parts of a profile. */
  profile: {
    role: 100,
    team: 100,
    place: 100,
    workingPattern: 200,
    pronouns: 50,
    contact: 300,
    askMeAbout: 500,
    experience: 2_000,
    pictureWords: 500,
    languages: 12,
  },
  /** Characters of a label, synonyms of a skill, and skills or interests of a person. */
  skills: {
    label: 60,
    synonyms: 30,
    ofPerson: 50,
  },
  endorsements: {
    /** How long somebody who was endorsed for a skill cannot endorse the other one for the same in return. */
    reciprocalSeconds: 90 * DAY,
  },
  /** Who is suggested for a question. */
  experts: {
    suggested: 5,
    /** The best that are looked at more closely. */
    candidates: 50,
    /** How long it counts against somebody to have been suggested or asked. */
    loadSeconds: 30 * DAY,
    /** How long ago somebody may last have been here. */
    activeSeconds: 90 * DAY,
  },
  rates: {
    readsPerMinute: 300,
    writesPerMinute: 30,
    addressPerMinute: 1200,
    burstFactor: 2,
  },
  images: {
    bytes: 20 * MIB,
    pixels: 40_000_000,
    frames: 500,
    decodeSeconds: 2,
  },
  /** Video and audio, as uploaded. Sides in pixels: the longer and the shorter one, whichever way it is held. */
  media: {
    bytes: 4 * GIB,
    seconds: 2 * HOUR,
    longSide: 3840,
    shortSide: 2160,
    framesPerSecond: 120,
    streams: 64,
  },
  /** One attempt of the media worker may take `baseSeconds` and `secondsPerSecond` for each second of media. */
  mediaWorker: {
    memoryBytes: 2 * GIB,
    baseSeconds: 60,
    secondsPerSecond: 10,
    attempts: 3,
    niceness: 19,
    /** Of its session as a whole: about a tenth of the processor stays its own, however busy the machine is. */
    sessionNiceness: 10,
  },
  pathways: {
    description: 5_000,
    link: 2_000,
    note: 500,
    steps: 100,
  },
  videos: {
    /** What one person may have uploaded and not removed again. */
    quotaBytes: 20 * GIB,
    /** The most of an upload that a crash can lose, and that one request holds in memory. */
    partBytes: 8 * MIB,
    uploadSeconds: 7 * DAY,
    description: 50_000,
    /** Characters of a file of captions: two hours of speech are a little fewer. */
    captions: 240_000,
    /** Characters of the note on why there are none. */
    missingCaptionsNote: 500,
    /** Characters that tell how a video was used. */
    usageNote: 1000,
    chapters: 100,
    chapterTitle: 100,
    /** How long a reader who was let in may go on without being asked again. */
    decisionSeconds: 60,
  },
} as const;
