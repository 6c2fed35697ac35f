import { Injectable, type Provider } from '@nestjs/common';

import { CONFIG, type Config } from '#libs/config';
import { SignedCallers } from '#libs/files';
import { Jobs } from '#libs/jobs';
import { LIMITS } from '#libs/kernel';
import { KeepVideoElsewhere, MediaElsewhere } from '#libs/media';
import type { SafeFetch } from '#libs/safe-fetch';

import { PeerPolicy } from '../actors/peer-policy.js';
import type { InstanceSigner } from '../actors/signed-fetch.js';
import { ReaderDocuments } from '../history/reader-documents.js';
import { HomeGround } from '../inbox/domain-verbs.js';
import { KeyRing } from '../keys/key-ring.js';
import { peerClient } from '../peer-client.js';
import { INSTANCE_SIGNER } from '../peer-providers.js';
import { SignedViewer } from '../serving/signed-viewer.js';
import { FetchMedia } from './fetch-media.js';
import { ReadVideoWords } from './read-video-words.js';
import { TakeVideo } from './take-video.js';
import { readVideoWords } from './video-jobs.js';

const MEDIA_CLIENT = Symbol('MediaClient');

/** Has videos elsewhere be fetched, and their words be read. */
@Injectable()
class VideoWork {
  constructor(jobs: Jobs, media: MediaElsewhere, fetching: FetchMedia, words: ReadVideoWords) {
    media.fetchedBy(fetching);
    jobs.handle(readVideoWords(), ({ videoId }) => words.run(videoId));
  }
}

/** Lets those in to files who are known by their signatures. */
@Injectable()
class FileWork {
  constructor(callers: SignedCallers, signed: SignedViewer) {
    callers.recognisedBy((request) => signed.of(request));
  }
}

const { perHost, inAll } = LIMITS.videosElsewhere;

const fetching = (
  { database, clock }: HomeGround,
  client: SafeFetch,
  keys: KeyRing,
  signer: InstanceSigner,
): FetchMedia => new FetchMedia({ database, client, keys, signer, clock });

const words = (
  { database }: HomeGround,
  media: FetchMedia,
  documents: ReaderDocuments,
  videos: KeepVideoElsewhere,
): ReadVideoWords => new ReadVideoWords({ database, media, documents, videos });

/** Videos of other servers, and files of this one for other servers. */
export const videoProviders: Provider[] = [
  {
    provide: MEDIA_CLIENT,
    inject: [CONFIG, PeerPolicy],
    useFactory: (config: Config, policy: PeerPolicy) => peerClient(config, policy, { perHost, inAll }),
  },
  {
    provide: FetchMedia,
    inject: [HomeGround, MEDIA_CLIENT, KeyRing, INSTANCE_SIGNER],
    useFactory: fetching,
  },
  {
    provide: ReadVideoWords,
    inject: [HomeGround, FetchMedia, ReaderDocuments, KeepVideoElsewhere],
    useFactory: words,
  },
  {
    provide: TakeVideo,
    inject: [KeepVideoElsewhere, Jobs],
    useFactory: (videos: KeepVideoElsewhere, jobs: Jobs) => new TakeVideo({ videos, jobs }),
  },
  VideoWork,
  FileWork,
];
