import { LIMITS } from '#libs/kernel';

/** How many requests one cause may still make, redirects counted; shared by everything that it sets off. */
export class FetchBudget {
  private spent = 0;

  constructor(private readonly most: number = LIMITS.outgoing.perActivity) {}

  get left(): number {
    return this.most - this.spent;
  }

  /** Takes one request out of the budget; false when nothing is left. */
  take(): boolean {
    if (this.left <= 0) return false;
    this.spent += 1;
    return true;
  }
}
