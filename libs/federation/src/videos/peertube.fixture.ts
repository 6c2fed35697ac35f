import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Written } from '../history/written-community.fixture.js';
import type { PeerServer, RemoteAuthor, Serve } from '../inbox/peer.fixture.js';

const PUBLIC = 'https://www.w3.org/ns/activitystreams#Public';
const RANGE = /^bytes=(\d+)-(\d+)$/;

/** Serves bytes under a type, whole or the stretch that is asked for. */
export const bytesOf =
  (type: string, bytes: Buffer | string): Serve =>
  (request: IncomingMessage, response: ServerResponse): void => {
    const body = Buffer.from(bytes);
    const [, start, end] = RANGE.exec(request.headers.range ?? '') ?? [];
    if (start === undefined) {
      response.writeHead(200, { 'content-type': type }).end(body);
      return;
    }
    const range = `bytes ${start}-${end}/${body.length}`;
    response.writeHead(206, { 'content-type': type, 'content-range': range });
    response.end(body.subarray(Number(start), Number(end) + 1));
  };

const PLAYLIST = 'application/vnd.apple.mpegurl';

export const playlistOf = (...lines: readonly string[]): Serve =>
  bytesOf(PLAYLIST, ['#EXTM3U', '#EXT-X-VERSION:7', ...lines, ''].join('\n'));

/** Bytes in which every place tells where it is. */
export const filmBytes = (size: number): Buffer =>
  Buffer.from(Array.from({ length: size }, (_, at) => at % 251));

let made = 0;

/** A film on a PeerTube server: its document, and what that names. */
export class PeerTubeFilm {
  readonly id: string;
  readonly base: string;
  /** The one file of its only quality. */
  readonly film: Buffer;

  constructor(
    private readonly peer: PeerServer,
    private readonly channel: RemoteAuthor,
    private readonly author: RemoteAuthor,
    parts: { readonly segments?: number; readonly segmentBytes?: number } = {},
  ) {
    made += 1;
    const { segments = 3, segmentBytes = 1_000 } = parts;
    this.id = `https://${author.host}/videos/watch/${made}`;
    this.base = `https://${author.host}/static/streaming-playlists/hls/${made}/`;
    this.film = filmBytes(700 + segments * segmentBytes);
    this.serve(segments, segmentBytes);
  }

  get poster(): string {
    return `https://${this.author.host}/lazy-static/previews/${this.id.split('/').at(-1)}.png`;
  }

  get captions(): string {
    return `${this.base}en.vtt`;
  }

  get fragments(): string {
    return `${this.base}720-fragmented.mp4`;
  }

  get master(): string {
    return `${this.base}master.m3u8`;
  }

  /** The address of the playlist of its only quality. */
  get quality(): string {
    return `${this.base}720.m3u8`;
  }

  /** What the server shows at the id of the film. */
  document(more: Record<string, unknown> = {}): Written {
    const document = {
      id: this.id,
      type: 'Video',
      uuid: '0d3b6c2e-9d43-4b2d-8a4f-6d1d0f6c7a10',
      name: 'Filling a pothole',
      duration: 'PT12S',
      views: 360,
      mediaType: 'text/markdown',
      content: 'What **fills** it.',
      language: { identifier: 'en', name: 'English' },
      isLiveBroadcast: false,
      commentsEnabled: true,
      published: '2026-11-26T08:00:00.000Z',
      attributedTo: [
        { type: 'Person', id: this.author.id },
        { type: 'Group', id: this.channel.id },
      ],
      to: [PUBLIC],
      cc: [`${this.author.id}/followers`],
      tag: [{ type: 'Hashtag', name: 'roads' }],
      subtitleLanguage: [{ identifier: 'en', name: 'English', url: this.captions }],
      icon: this.pictures(),
      hasParts: `${this.id}/chapters`,
      url: this.links(),
      ...more,
    };
    this.peer.documents.set(this.id, document);
    return document;
  }

  private pictures(): unknown[] {
    return [
      { type: 'Image', url: `${this.base}small.png`, mediaType: 'image/png', width: 280, height: 157 },
      { type: 'Image', url: this.poster, mediaType: 'image/png', width: 850, height: 480 },
    ];
  }

  /** A page, a film in one file, and the playlist that leads to the stretches of another. */
  links(): unknown[] {
    return [
      { type: 'Link', mediaType: 'text/html', href: this.id },
      {
        type: 'Link',
        mediaType: 'video/mp4',
        href: `${this.base}720.mp4`,
        height: 720,
        size: 3_700,
        fps: 25,
      },
      {
        type: 'Link',
        mediaType: 'application/x-mpegURL',
        href: this.master,
        tag: [
          { type: 'Infohash', name: 'd3d9446802a44259755d38e6d163e820' },
          {
            type: 'Link',
            name: 'sha256',
            mediaType: 'application/json',
            href: `${this.base}segments.json`,
          },
          { type: 'Link', mediaType: 'video/mp4', href: this.fragments, height: 720, size: 3_700, fps: 25 },
        ],
      },
    ];
  }

  private serve(segments: number, segmentBytes: number): void {
    const { files, documents } = this.peer;
    files.set(
      this.master,
      playlistOf(
        '#EXT-X-STREAM-INF:BANDWIDTH=900000,CODECS="avc1.64001f,mp4a.40.2",RESOLUTION=1280x720',
        '720.m3u8',
      ),
    );
    const stretches = Array.from({ length: segments }, (_, at) => [
      '#EXTINF:4,',
      `#EXT-X-BYTERANGE:${segmentBytes}@${700 + at * segmentBytes}`,
      '720-fragmented.mp4',
    ]);
    files.set(
      this.quality,
      playlistOf(
        '#EXT-X-TARGETDURATION:4',
        '#EXT-X-MAP:URI="720-fragmented.mp4",BYTERANGE="700@0"',
        ...stretches.flat(),
        '#EXT-X-ENDLIST',
      ),
    );
    files.set(this.fragments, bytesOf('video/mp4', this.film));
    files.set(
      this.captions,
      bytesOf(
        'text/vtt',
        'WEBVTT\n\n00:01.000 --> 00:04.000\nSweep out the water.\n\n00:05.000 --> 00:09.000\nTamp it down.\n',
      ),
    );
    documents.set(`${this.id}/chapters`, {
      id: `${this.id}/chapters`,
      hasPart: [
        { name: 'Sweeping', startOffset: 0, endOffset: 5 },
        { name: 'Tamping', startOffset: 5, endOffset: 12 },
      ],
    });
  }
}
