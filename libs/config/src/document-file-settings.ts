import { LIMITS } from '#libs/kernel';

import { setting } from './setting.js';
import { megabytes, scannerAddress } from './value-schemas.js';

const MIB = 1024 * 1024;

/** Settings of the documents of communities. */
export const documentFileSettings = {
  DOCUMENT_MOST_MB: setting({
    group: 'Documents',
    meaning: 'The largest document, in MiB, that may be added to a community.',
    expected: 'a whole number from 1 to 4096',
    example: '200',
    fallback: String(LIMITS.documents.bytes / MIB),
    schema: megabytes(1, 4096),
  }),
  CLAMD_ADDRESS: setting({
    group: 'Documents',
    meaning:
      'Where clamd listens, the virus scanner of ClamAV. With it, every version of a document is scanned before anybody but its author knows of it. Set its StreamMaxLength to DOCUMENT_MOST_MB at least: what it does not take stays unopened.',
    expected: 'a host and a port, or the path of a socket',
    example: 'clamd.internal:3310',
    fallback: undefined,
    unset: 'documents are not scanned',
    schema: scannerAddress,
  }),
};
