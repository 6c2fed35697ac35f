/** Joins the pieces of a body into parts of exactly `bytes`, the last one shorter; always gives at least one part. */
export async function* cutIntoParts(body: AsyncIterable<Buffer>, bytes: number): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let size = 0;
  let cut = false;
  for await (const piece of body) {
    let rest = piece;
    while (size + rest.length >= bytes) {
      const taken = rest.subarray(0, bytes - size);
      yield Buffer.concat([...waiting, taken]);
      cut = true;
      rest = rest.subarray(taken.length);
      waiting = [];
      size = 0;
    }
    if (rest.length > 0) waiting.push(rest);
    size += rest.length;
  }
  if (size > 0 || !cut) yield Buffer.concat(waiting);
}
