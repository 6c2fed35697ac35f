/** What one multipart request may hold. */
export interface UploadLimits {
  /** Folder for the temporary file; created when missing. */
  readonly folder: string;
  /** Name of the one file field. */
  readonly fileField: string;
  /** Names of the text fields; every other name is refused. */
  readonly fields: readonly string[];
  /** Largest file, in bytes. */
  readonly fileBytes: number;
}

/** The largest text field, in bytes: an alternative text in the longest script. */
export const FIELD_BYTES = 16 * 1024;
export const NAME_CHARACTERS = 100;
/** How long a refused sender may go on sending before the connection is cut. */
export const DRAIN_MS = 5_000;
