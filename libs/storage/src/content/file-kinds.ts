const OFFICE = 'application/vnd.openxmlformats-officedocument';
const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument';

/** One kind of file that we accept: its exact type, the endings of its names, and what browsers call it. */
export interface KindFacts {
  readonly mediaType: string;
  readonly endings: readonly string[];
  readonly alsoCalled: readonly string[];
}

const binary = (mediaType: string, ending: string, ...alsoCalled: string[]): KindFacts => ({
  mediaType,
  endings: [ending],
  alsoCalled,
});

/** Images are decoded and drawn anew; nothing else is ever shown inside a page. */
const IMAGE_KINDS = {
  jpeg: {
    mediaType: 'image/jpeg',
    endings: ['jpg', 'jpeg', 'jpe', 'jfif'],
    alsoCalled: ['image/jpg', 'image/pjpeg'],
  },
  png: { mediaType: 'image/png', endings: ['png', 'apng'], alsoCalled: ['image/apng', 'image/x-png'] },
  webp: binary('image/webp', 'webp'),
  gif: binary('image/gif', 'gif'),
} as const satisfies Record<string, KindFacts>;

/** Documents are stored as they are and given out as downloads only. */
const DOCUMENT_KINDS = {
  pdf: binary('application/pdf', 'pdf', 'application/x-pdf'),
  docx: binary(`${OFFICE}.wordprocessingml.document`, 'docx'),
  xlsx: binary(`${OFFICE}.spreadsheetml.sheet`, 'xlsx'),
  pptx: binary(`${OFFICE}.presentationml.presentation`, 'pptx'),
  odt: binary(`${OPEN_DOCUMENT}.text`, 'odt'),
  ods: binary(`${OPEN_DOCUMENT}.spreadsheet`, 'ods'),
  odp: binary(`${OPEN_DOCUMENT}.presentation`, 'odp'),
  txt: { mediaType: 'text/plain', endings: ['txt', 'text', 'md', 'log'], alsoCalled: ['text/markdown'] },
  // A Windows machine with Excel names a CSV file after Excel.
  csv: {
    mediaType: 'text/csv',
    endings: ['csv'],
    alsoCalled: ['application/csv', 'text/plain', 'text/x-csv', 'application/vnd.ms-excel'],
  },
} as const satisfies Record<string, KindFacts>;

export type ImageKind = keyof typeof IMAGE_KINDS;
type DocumentKind = keyof typeof DOCUMENT_KINDS;
export type FileKind = ImageKind | DocumentKind;

const ALL: Readonly<Record<FileKind, KindFacts>> = { ...IMAGE_KINDS, ...DOCUMENT_KINDS };

/** What we know about a kind. */
export const factsOf = (kind: FileKind): KindFacts => ALL[kind];

/** Whether files of this kind are drawn anew as images. */
export const isImageKind = (kind: FileKind): kind is ImageKind => kind in IMAGE_KINDS;

/** The binary kind with this exact media type, or null; text has no signature and is found otherwise. */
export const binaryKindOf = (mediaType: string): FileKind | null => {
  // APNG is a PNG with more in it; we draw its first frame.
  const type = mediaType === 'image/apng' ? 'image/png' : mediaType;
  const found = (Object.keys(ALL) as FileKind[]).find((kind) => ALL[kind].mediaType === type);
  return found === undefined || type.startsWith('text/') ? null : found;
};
