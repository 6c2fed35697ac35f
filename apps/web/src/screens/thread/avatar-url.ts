/** Address of a small picture of somebody, or `null` where there is none. */
export const avatarUrl = (fileId: string | null): string | null =>
  fileId === null ? null : `/files/${fileId}/96`;
