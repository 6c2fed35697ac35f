import type { HttpLoad } from './http-load.js';
import { runHttp } from './measure-http.js';
import type { Result } from './result.js';
import type { Stage } from './stage.js';

/** What is asked, and within which time nearly all answers must come. */
export interface SlowestWish extends Pick<HttpLoad, 'requests' | 'connections'> {
  readonly measure: string;
  readonly warmUpSeconds: number;
  readonly seconds: number;
  readonly mostMs: number;
}

/** Asks for a while after a warm-up, and holds the p95 against a time. */
export const measureSlowest = async (stage: Stage, wish: SlowestWish): Promise<Result> => {
  const { measure, requests, connections, warmUpSeconds, seconds, mostMs } = wish;
  await runHttp(stage, { requests, connections }, warmUpSeconds);
  const { p50, p95, failed } = await runHttp(stage, { requests, connections }, seconds);
  return {
    measure: `${measure}, p95`,
    unit: 'ms',
    product: p95,
    goal: `at most ${mostMs}`,
    met: p95 <= mostMs && failed === 0,
    note: `p50 ${p50.toFixed(0)}${failed > 0 ? `, ${failed} failed` : ''}`,
  };
};
