import { storageFailure } from '#libs/storage';

const AT_ONCE = 32;
const AT_ONCE_PER_PERSON = 4;

/** Bounds how many uploads this process takes in at the same time, in all and for one person. */
export class UploadTurns {
  private running = 0;
  private readonly perPerson = new Map<string, number>();

  /** @throws DomainError `upload.busy` */
  async take<T>(personId: string, work: () => Promise<T>): Promise<T> {
    const mine = this.perPerson.get(personId) ?? 0;
    if (this.running >= AT_ONCE || mine >= AT_ONCE_PER_PERSON) throw storageFailure('upload.busy');
    this.running += 1;
    this.perPerson.set(personId, mine + 1);
    try {
      return await work();
    } finally {
      this.running -= 1;
      const left = (this.perPerson.get(personId) ?? 1) - 1;
      if (left === 0) this.perPerson.delete(personId);
      else this.perPerson.set(personId, left);
    }
  }
}
