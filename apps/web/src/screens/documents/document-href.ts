/** Address of a document's page. */
export const documentHref = (documentId: string): string => `/documents/${documentId}`;

/** Address that saves the file of a version. */
export const downloadHref = (fileId: string): string => `/files/${fileId}/download`;
