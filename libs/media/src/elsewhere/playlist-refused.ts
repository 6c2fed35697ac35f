/** Why a playlist of another server is not played here. */
type PlaylistProblem =
  | 'not-a-playlist'
  /** It names an address of another host, or none that can be fetched. */
  | 'elsewhere'
  /** What it names can only be played with keys. */
  | 'keys'
  /** It does not say where it ends. */
  | 'endless'
  | 'empty'
  /** It names playlists and parts, or playlists below playlists. */
  | 'mixed'
  | 'bad-range'
  | 'too-long';

/** A playlist that is not one, or asks for more than we do for it. */
export class PlaylistRefused extends Error {
  constructor(readonly why: PlaylistProblem) {
    super(`playlist: ${why}`);
    this.name = 'PlaylistRefused';
  }
}
