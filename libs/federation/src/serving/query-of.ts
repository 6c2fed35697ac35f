import type { Request } from 'express';

/** The query of a request, as it stands in its address. */
export const queryOf = ({ originalUrl }: Request): URLSearchParams =>
  new URL(originalUrl, 'https://path.invalid').searchParams;
