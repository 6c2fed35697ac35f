/** For videos whose captions do not matter. */
export const SILENT = { missingCaptions: { reason: 'no-speech' } } as const;
