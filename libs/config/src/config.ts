/** Which parts of the program this process runs. */
export interface Roles {
  readonly web: boolean;
  readonly worker: boolean;
}

/** Where uploaded files go. */
export type StorageConfig =
  | { readonly kind: 'disk'; readonly folder: string }
  | {
      readonly kind: 's3';
      /** Scheme, host and port. */
      readonly endpoint: string;
      readonly bucket: string;
      readonly accessKey: string;
      readonly secretKey: string;
      readonly region: string;
    };

/** What drafts captions: a program on this machine, or a server. */
export type SpeechConfig = { readonly languages: readonly ('en' | 'cy')[] } & (
  | { readonly kind: 'command'; readonly command: string }
  | { readonly kind: 'http'; readonly url: string; readonly model: string; readonly key: string | undefined }
);

/** Where clamd listens: a port of a host, or a socket of this machine. */
export type ScannerAddress = { readonly host: string; readonly port: number } | { readonly path: string };

/** The learning record store that is told what people learn from. */
export interface LearningRecordConfig {
  /** The address before `/statements`, without a slash at its end. */
  readonly url: string;
  /** For HTTP Basic. */
  readonly credentials: { readonly key: string; readonly secret: string } | null;
  readonly actor: 'pseudonym' | 'name';
}

/** With whom there is federation, and how partners are reached whose names or certificates are not publicly known. */
export interface FederationConfig {
  readonly mode: 'off' | 'allowlist' | 'open';
  /** Hosts with the address and port that connections to them go to. */
  readonly dial: Readonly<Record<string, { readonly address: string; readonly port: number }>>;
  /** PEM of further certificate authorities. */
  readonly authoritiesFile: string | undefined;
}

/** Everything the environment decides, checked and frozen. Sizes are in bytes, paths absolute. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Scheme, host and port, without a slash at the end. */
  readonly publicUrl: string;
  readonly dataDir: string;
  /** Without `url` the embedded PostgreSQL is used. */
  readonly database: { readonly url: string | undefined; readonly poolSize: number };
  /** How long events of live streams are kept for those who catch up. */
  readonly streamEventDays: number;
  /** Whether people may publish on their own pages for everybody. */
  readonly publicArticles: boolean;
  readonly storage: StorageConfig;
  readonly redisUrl: string | undefined;
  readonly roles: Roles;
  readonly demo: { readonly seed: boolean; readonly password: string | undefined };
  /** `__Host-` cookies need `Secure`, which browsers also accept from plain http on this machine. */
  readonly cookies: { readonly secure: boolean; readonly prefix: '__Host-' | '' };
  /** Addresses and networks whose forwarding headers count. */
  readonly trustedProxies: readonly string[];
  /** Without `smtpUrl` mail is written to the `outbox` folder below `dataDir`. */
  readonly mail: { readonly smtpUrl: string | undefined; readonly from: string };
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  readonly rates: {
    readonly readsPerMinute: number;
    readonly writesPerMinute: number;
    readonly addressPerMinute: number;
  };
  readonly uploads: {
    readonly attachmentBytes: number;
    readonly documentBytes: number;
    readonly imageBytes: number;
    readonly videoBytes: number;
    /** What one person may have uploaded as videos and not removed again. */
    readonly videoQuotaBytes: number;
    /** What is kept of videos of other servers. */
    readonly videoCacheBytes: number;
  };
  /** `null` where nothing drafts captions. */
  readonly speech: SpeechConfig | null;
  /** The virus scanner for documents; null where there is none. */
  readonly virusScanner: ScannerAddress | null;
  /** `null` where no learning records are kept. */
  readonly learningRecords: LearningRecordConfig | null;
  readonly federation: FederationConfig;
}
