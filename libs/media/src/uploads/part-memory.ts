/**
 * Gathers bytes into parts of one size. Two pieces of memory serve in turn: a part is good until the next but one is
 * begun.
 */
export class PartMemory {
  private readonly pieces: Buffer[] = [];
  private turn = 0;
  private filled = 0;

  constructor(private readonly partBytes: number) {}

  /** Takes bytes in, and gives each part that is full with them. */
  *take(chunk: Buffer): Generator<Buffer> {
    for (let taken = 0; taken < chunk.length;) {
      const piece = (this.pieces[this.turn] ??= Buffer.allocUnsafeSlow(this.partBytes));
      const copied = chunk.copy(piece, this.filled, taken);
      taken += copied;
      this.filled += copied;
      if (this.filled === this.partBytes) yield* this.rest();
    }
  }

  /** Gives the bytes that fill no part, if there are any. */
  *rest(): Generator<Buffer> {
    const part = this.pieces[this.turn]?.subarray(0, this.filled);
    this.turn = 1 - this.turn;
    this.filled = 0;
    if (part !== undefined && part.length > 0) yield part;
  }
}
