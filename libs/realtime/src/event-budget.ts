import { LIMITS } from '#libs/kernel';

const { eventsPerSecond, eventsBurst } = LIMITS.socket;
const REFUSALS_BEFORE_DISCONNECT = 200;

/** What one socket may still send: a token bucket, and how often it was already refused. */
export class EventBudget {
  private tokens: number = eventsBurst;
  private at = performance.now();
  private refusals = 0;

  /** `throttled` asks the client to slow down; `abuse` ends the connection. */
  spend(now = performance.now()): 'allowed' | 'throttled' | 'abuse' {
    this.tokens = Math.min(eventsBurst, this.tokens + ((now - this.at) / 1000) * eventsPerSecond);
    this.at = now;
    if (this.tokens >= 1) {
      this.tokens -= 1;
      this.refusals = Math.max(0, this.refusals - 1);
      return 'allowed';
    }
    this.refusals += 1;
    return this.refusals > REFUSALS_BEFORE_DISCONNECT ? 'abuse' : 'throttled';
  }
}
