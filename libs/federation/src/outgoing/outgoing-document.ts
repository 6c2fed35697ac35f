const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** JSON text that goes into a document byte for byte, such as the activity that a group announces. */
export class RawJson {
  private constructor(readonly text: string) {}

  /**
   * Throws when the bytes are not one JSON object in UTF-8, so that nothing can break out of the place where it is put.
   */
  static of(bytes: Uint8Array): RawJson {
    const text = utf8.decode(bytes);
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new TypeError('only a JSON object can be embedded');
    return new RawJson(text);
  }
}

/** What a document of ours may hold. There is no null: what is not known is left out. */
export type OutgoingValue = string | number | boolean | RawJson | OutgoingDocument | readonly OutgoingValue[];

/** A document of ours; members that are undefined are not written. */
export interface OutgoingDocument {
  readonly [key: string]: OutgoingValue | undefined;
}
