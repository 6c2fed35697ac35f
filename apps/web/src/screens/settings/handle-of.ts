import type { FieldOfCode } from '../forms/field-errors.js';

/** A name with its server as people write it: with or without the sign before it. */
export const handleOf = (typed: string): string => typed.trim().toLowerCase().replace(/^@/, '');

/** Failures that concern the name of an account elsewhere. */
export const HANDLE_CODES: FieldOfCode = {
  'person.not-found-there': 'handle',
  'move.not-named': 'handle',
};
