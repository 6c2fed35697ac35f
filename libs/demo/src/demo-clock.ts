import type { Clock } from '#libs/kernel';

/** A clock that the demo sets to the moment at which each thing is said to have happened. */
export class DemoClock implements Clock {
  private at = new Date();

  now(): Date {
    return new Date(this.at);
  }

  set(at: Date): void {
    this.at = at;
  }
}
