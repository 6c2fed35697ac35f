/** As what servers answer where they are looked up (WebFinger, NodeInfo): a type of its own, or plain JSON. */
export const JSON_TYPES = ['application/jrd+json', 'application/json'];

/** JSON of the other side, or undefined. */
export const parsedJson = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
};
