/** Sizes in which pictures are kept, by what they are for: faces, crests, pictures of communities. */
type PictureSize = '48' | '64' | '96' | '256' | '320' | '960';

/** Address of a stored picture in one size, or `null` where there is none. */
export const fileUrl = (fileId: string | null, size: PictureSize): string | null =>
  fileId === null ? null : `/files/${fileId}/${size}`;
