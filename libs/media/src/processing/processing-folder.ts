/** Below the data folder: what a worker is busy with. */
export const PROCESSING_FOLDER = 'processing';
