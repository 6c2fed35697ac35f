/** What comes with a text that was written on another server. */
export interface Arrived {
  /** Its id there, under which it is known everywhere. */
  readonly uri: string;
  /** The page on which people read it there. */
  readonly url: string | null;
  /** As that server sent it: nothing in it is safe yet. */
  readonly html: string;
  /** The people and communities that it names, as far as there are rows of them. */
  readonly named: readonly { readonly id: string; readonly kind: 'person' | 'community' }[];
}
