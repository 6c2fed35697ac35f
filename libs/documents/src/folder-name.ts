/** The name of a folder as it is kept: the same folder, however it was spaced. */
export const folderName = (given: string): string => given.normalize('NFC').trim().replaceAll(/\s+/gu, ' ');
