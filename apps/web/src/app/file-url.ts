/** Address of a stored picture or document, or `null` where there is none. */
export const fileUrl = (fileId: string | null): string | null =>
  fileId === null ? null : `/api/files/${fileId}`;
