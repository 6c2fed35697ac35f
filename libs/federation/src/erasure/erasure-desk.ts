import type { AskToErase } from './ask-to-erase.js';
import type { ErasureEvidence } from './erasure-evidence.js';

/** What administrators see and do about people who left. It is there where this instance federates. */
export class ErasureDesk {
  constructor(
    readonly evidence: ErasureEvidence,
    readonly asking: AskToErase,
  ) {}
}
