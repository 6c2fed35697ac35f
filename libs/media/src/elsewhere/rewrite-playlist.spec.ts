import { describe, expect, it } from '@jest/globals';

import { LIMITS } from '#libs/kernel';

import { PlaylistRefused } from './playlist-refused.js';
import { rewritePlaylist, type RewrittenPlaylist } from './rewrite-playlist.js';

const BASE = 'https://peertube.example/static/hls/1/';
const at = (number: number) => ({ url: `${BASE}a.m3u8`, number });

const refusalOf = (text: string, number = 1): string => {
  try {
    rewritePlaylist(text, at(number));
    return 'taken';
  } catch (error) {
    if (error instanceof PlaylistRefused) return error.why;
    throw error;
  }
};

const media = (...lines: readonly string[]): string =>
  ['#EXTM3U', '#EXT-X-TARGETDURATION:4', ...lines, '#EXT-X-ENDLIST', ''].join('\n');

const addressesIn = ({ text }: RewrittenPlaylist): string[] => text.match(/https?:|\/\//g) ?? [];

describe('a playlist of another server', () => {
  it('names nothing but names of ours, and tells what they stand for', () => {
    const master = [
      '#EXTM3U',
      '#EXT-X-VERSION:7',
      '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="sound",NAME="English",DEFAULT=YES,URI="sound.m3u8"',
      '#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="words",NAME="English",URI="https://words.example/en.m3u8"',
      '#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=1,URI="frames.m3u8"',
      '#EXT-X-STREAM-INF:BANDWIDTH=900000,CODECS="avc1.64001f,mp4a.40.2",RESOLUTION=1280x720,AUDIO="sound",SUBTITLES="words"',
      '720.m3u8?v=2',
      '',
    ].join('\r\n');
    const rewritten = rewritePlaylist(master, at(0));
    expect(rewritten.playlists).toEqual([`${BASE}sound.m3u8`, `${BASE}720.m3u8?v=2`]);
    expect(addressesIn(rewritten)).toEqual([]);
    expect(rewritten.text.split('\n')).toEqual([
      '#EXTM3U',
      '#EXT-X-VERSION:7',
      '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="sound",NAME="English",DEFAULT=YES,URI="1.m3u8"',
      '#EXT-X-STREAM-INF:BANDWIDTH=900000,CODECS="avc1.64001f,mp4a.40.2",RESOLUTION=1280x720,AUDIO="sound"',
      '2.m3u8',
      '',
    ]);
  });

  it('has each stretch of a long file as a part of its own, as PeerTube cuts them', () => {
    const rewritten = rewritePlaylist(
      media(
        '#EXT-X-MAP:URI="720-fragmented.mp4",BYTERANGE="700@0"',
        '#EXTINF:4.000000,a title with https://words.example',
        '#EXT-X-BYTERANGE:1000@700',
        '720-fragmented.mp4',
        '#EXTINF:2.5,',
        '#EXT-X-BYTERANGE:500',
        '720-fragmented.mp4',
      ),
      at(2),
    );
    const url = `${BASE}720-fragmented.mp4`;
    expect(rewritten.parts).toEqual([
      { url, range: { start: 0, end: 699 } },
      { url, range: { start: 700, end: 1699 } },
      { url, range: { start: 1700, end: 2199 } },
    ]);
    expect(rewritten.text).toBe(
      media('#EXT-X-MAP:URI="2/0.mp4"', '#EXTINF:4.000000,', '2/1.mp4', '#EXTINF:2.5,', '2/2.mp4'),
    );
  });

  it('leaves out what is not known, and names a file that comes twice once', () => {
    const { text, parts } = rewritePlaylist(
      media(
        '# a comment',
        '#EXT-X-KEY:METHOD=NONE',
        '#EXT-X-DATERANGE:ID="ad",X-URL="https://ads.example/"',
        '#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES',
        '#EXT-X-PLAYLIST-TYPE:https://ads.example/',
        '#EXTINF:4,',
        '/a/one.ts',
        '#EXTINF:4,',
        '/a/one.ts',
      ),
      at(1),
    );
    expect(parts).toEqual([{ url: 'https://peertube.example/a/one.ts', range: null }]);
    expect(text).toBe(media('#EXTINF:4,', '1/0.ts', '#EXTINF:4,', '1/0.ts'));
  });

  it.each([
    ['another host', 'https://evil.example/1.mp4'],
    ['another host, without a scheme', '//evil.example/1.mp4'],
    ['another port', 'https://peertube.example:8443/1.mp4'],
    ['this machine', 'https://127.0.0.1/1.mp4'],
    ['plain http', 'http://peertube.example/1.mp4'],
    ['a file', 'file:///etc/passwd'],
    ['data', 'data:video/mp4;base64,AAAA'],
    ['somebody at a host', 'https://ada@peertube.example/1.mp4'],
    ['an endless name', `/${'a'.repeat(LIMITS.outgoing.addressLength)}`],
  ])('that names %s is refused, wherever it stands', (_what, address) => {
    expect(refusalOf(media('#EXTINF:4,', address))).toBe('elsewhere');
    expect(refusalOf(media(`#EXT-X-MAP:URI="${address}"`, '#EXTINF:4,', '1.mp4'))).toBe('elsewhere');
    expect(refusalOf(`#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n${address}\n`, 0)).toBe('elsewhere');
    const sound = `#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="a",URI="${address}"`;
    expect(refusalOf(`#EXTM3U\n${sound}\n#EXT-X-STREAM-INF:BANDWIDTH=1\n1.m3u8\n`, 0)).toBe('elsewhere');
  });

  it.each([
    ['not-a-playlist', '<html></html>'],
    ['not-a-playlist', ''],
    ['empty', '#EXTM3U\n#EXT-X-ENDLIST\n'],
    ['endless', '#EXTM3U\n#EXTINF:4,\n1.mp4\n'],
    ['keys', media('#EXT-X-KEY:METHOD=AES-128,URI="key"', '#EXTINF:4,', '1.mp4')],
    ['keys', media('#EXT-X-SESSION-KEY:METHOD=SAMPLE-AES,URI="key"', '#EXTINF:4,', '1.mp4')],
    ['mixed', '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n2.m3u8\n'],
    ['bad-range', media('#EXTINF:4,', '#EXT-X-BYTERANGE:100', '1.mp4')],
    ['bad-range', media('#EXTINF:4,', '#EXT-X-BYTERANGE:0@0', '1.mp4')],
    ['bad-range', media('#EXTINF:4,', `#EXT-X-BYTERANGE:${LIMITS.videosElsewhere.partBytes + 1}@0`, '1.mp4')],
  ])('is refused as %s', (why, text) => {
    expect(refusalOf(text)).toBe(why);
  });

  it('is refused when it names more than a film can need', () => {
    const streams = Array.from(
      { length: LIMITS.videosElsewhere.playlists + 1 },
      (_, name) => `#EXT-X-STREAM-INF:BANDWIDTH=1\n${name}.m3u8`,
    );
    expect(refusalOf(['#EXTM3U', ...streams].join('\n'), 0)).toBe('too-long');
    const parts = Array.from(
      { length: LIMITS.videosElsewhere.parts + 1 },
      (_, name) => `#EXTINF:1,\n${name}.ts`,
    );
    expect(refusalOf(media(...parts))).toBe('too-long');
  });
});
