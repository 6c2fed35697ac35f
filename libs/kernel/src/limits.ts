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
    /** Topics that one person may follow. */
    followed: 100,
  },
  /** Searches for people that one person keeps, and characters of a name of one. */
  peopleSearches: {
    ofPerson: 20,
    name: 60,
  },
  endorsements: {
    /** How long somebody who was endorsed for a skill cannot endorse the other one for the same in return. */
    reciprocalSeconds: 90 * DAY,
  },
  /** The file in which somebody takes their profile to another server, and how long it can be brought there. */
  bundles: {
    characters: 200_000,
    organisation: 200,
    endorsementsOfSkill: 5,
    seconds: 30 * DAY,
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
  publishing: {
    /** Characters of a status. */
    status: 500,
    comment: 5_000,
    /** How long before it appears an article may be given its time. */
    aheadSeconds: 365 * DAY,
    /** Articles that one person may have begun and not published. */
    unpublished: 200,
  },
  events: {
    place: 300,
    link: 2_000,
    /** From beginning to end, in days. */
    longestDays: 31,
    /** What one calendar feed holds. */
    perFeed: 500,
  },
  documents: {
    bytes: 100 * MIB,
    description: 5_000,
    /** Characters of the name of a folder. */
    folder: 60,
    /** What is new in a version. */
    note: 500,
    versions: 200,
    /** That go with one thread. */
    perThread: 50,
  },
  /** The words inside of documents, as far as the search knows them. */
  documentText: {
    characters: 3_000_000,
    passage: 4_000,
    /** Of the parts of an office file together, once they are unpacked. */
    unpackedBytes: 64 * MIB,
    memoryBytes: GIB,
    seconds: 120,
  },
  /** The conversation with the virus scanner; a file longer than the scanner takes is not passed. */
  virusScan: {
    chunkBytes: 64 * KIB,
    idleSeconds: 60,
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
  /** Videos of other servers, as far as they are played here. */
  videosElsewhere: {
    /** What is kept of them for the next viewer. */
    cacheBytes: 20 * GIB,
    /** Of one segment. */
    partBytes: 32 * MIB,
    pictureBytes: 5 * MIB,
    /** Seconds from the beginning of an answer to its end. */
    partSeconds: 60,
    /** That one playlist names. */
    playlists: 40,
    parts: 20_000,
    /** Parts that are fetched at once, from one server and in all. */
    perHost: 8,
    inAll: 32,
  },
  /** Requests to addresses that somebody else chose. */
  outgoing: {
    redirects: 3,
    /** From the call to the last byte, every step included. */
    seconds: 10,
    /** Of a document, as it comes and after it is unpacked. */
    documentBytes: MIB,
    /** What is read of the answer to a delivery. */
    answerBytes: 4 * KIB,
    headerBytes: 16 * KIB,
    addressLength: 2048,
    jsonDepth: 32,
    perHost: 4,
    inAll: 64,
    /** How long a host that could not be reached is left alone. */
    restSeconds: 30,
    /** What one incoming activity may cause, redirects counted. */
    perActivity: 20,
  },
  /** What is read of a document that another server sent; what is more is refused or cut, as its reader says. */
  federation: {
    /** Accounts elsewhere that one person may name as their own. */
    otherAccounts: 10,
    bytes: MIB,
    depth: 32,
    /** Members of all objects and entries of all lists together. */
    values: 50_000,
    recipients: 500,
    tags: 100,
    attachments: 16,
    pollOptions: 500,
    profileFields: 50,
    name: 2_048,
    summary: 20 * KIB,
    altText: 10_000,
    reportText: 5_000,
    /** Characters of one address. */
    address: 2_048,
    /** Entries of lists that have no limit of their own: activities in one Announce, objects of one report. */
    listed: 100,
    collectionItems: 500,
    /** What is taken from one host, unless an administrator set it otherwise. */
    activitiesPerMinute: 30_000,
    bytesPerDay: 2 * GIB,
    /** Of an agreement with another instance. */
    agreementPurpose: 5_000,
    agreementContact: 500,
    agreementCommunities: 100,
    /** Actors of one host that are asked for in an hour and were never heard of before. */
    newActorsPerHost: 1_000,
    /** Hosts below one registered domain of which, in an hour, actors are asked for and none is known yet. */
    newHostsPerDomain: 20,
    /** For how long somebody elsewhere belongs to a private community before its server has to say so again. */
    membershipLeaseSeconds: 24 * 3_600,
    /** What is read of a community elsewhere that somebody here has begun to follow, as it was before. */
    history: {
      /** At least so many threads, or so many days back, whichever is more. */
      threads: 100,
      days: 90,
      mostThreads: 1_000,
      /** Pages of its list of threads, and of the list of posts of one thread. */
      pages: 100,
      threadPages: 100,
      /** Of one thread. */
      posts: 500,
      /** Posts that answer each other. */
      depth: 50,
      /** Of everything that one community may cost. */
      requests: 20_000,
      bytes: 256 * MIB,
      seconds: 2 * HOUR,
    },
  },
} as const;
