import { crc32, deflateSync } from 'node:zlib';

import sharp from 'sharp';

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A picture with some detail; `secrets` puts a place, an author and a comment into its metadata. */
export const photo = async (
  kind: 'jpeg' | 'png' | 'webp',
  size: { readonly width: number; readonly height: number },
  secrets = false,
): Promise<Buffer> => {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 20 };
  const picture = sharp({ create: { ...size, channels: 3, background: '#1d70b8', noise } });
  const place = { GPSLatitudeRef: 'N', GPSLatitude: '51/1 28/1 38/1' };
  const exif = { IFD0: { Artist: 'SECRET-AUTHOR', Copyright: 'SECRET-OWNER' }, IFD3: place };
  const marked = secrets ? picture.withExif(exif).withXmp(XMP).withIccProfile('p3') : picture;
  return marked[kind]().toBuffer();
};

const XMP =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description' +
  ' xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="SECRET-XMP"/></rdf:RDF></x:xmpmeta>';

const pngChunk = (name: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(name), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};

/** A PNG of a few kilobytes whose header claims any size. */
export const pngClaiming = (width: number, height: number): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const pixels = deflateSync(Buffer.alloc(Math.min(width + 1, 60_000) * 10));
  const end = pngChunk('IEND', Buffer.alloc(0));
  return Buffer.concat([PNG_SIGNATURE, pngChunk('IHDR', header), pngChunk('IDAT', pixels), end]);
};

/** A JPEG whose frame header claims any size up to 65,535 and that holds no picture. */
export const jpegClaiming = (width: number, height: number): Buffer => {
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  const scan = Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0]);
  const jfif = Buffer.from([0xff, 0xe0, 0, 16, ...Buffer.from('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    jfif,
    frame,
    scan,
    Buffer.alloc(64),
    Buffer.from([0xff, 0xd9]),
  ]);
};

/** An animated GIF of one pixel and any number of frames. */
export const gifOfFrames = (frames: number): Buffer => {
  const head = Buffer.from('47494638396101000100800000000000ffffff', 'hex');
  const looped = Buffer.from('21ff0b4e45545343415045322e300301000000', 'hex');
  const one = Buffer.from('21f90400010000002c0000000001000100000202440100', 'hex');
  return Buffer.concat([head, looped, ...Array.from({ length: frames }, () => one), Buffer.from([0x3b])]);
};

/** An archive (nothing compressed) of the given entries. */
const zipOf = (entries: Readonly<Record<string, string>>): Buffer => {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(entries)) {
    const data = Buffer.from(text);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt32LE(crc32(data), 10);
    facts.writeUInt32LE(data.length, 14);
    facts.writeUInt32LE(data.length, 18);
    facts.writeUInt16LE(name.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    const entry = Buffer.concat([Buffer.from('PK\x03\x04'), facts, Buffer.from(name), data]);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), facts, rest, Buffer.from(name)]));
    local.push(entry);
    offset += entry.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(central.length, 4);
  end.writeUInt16LE(central.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, directory, Buffer.from('PK\x05\x06'), end]);
};

const office = (folder: string, type: string): Buffer =>
  zipOf({
    '[Content_Types].xml': `<Types><Override PartName="/${folder}/main.xml" ContentType="${type}.main+xml"/></Types>`,
    [`${folder}/main.xml`]: '<main/>',
  });

const openDocument = (kind: string): Buffer =>
  zipOf({ mimetype: `application/vnd.oasis.opendocument.${kind}`, 'content.xml': '<office/>' });

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** One small valid file of each kind of document that may be attached, by its ending. */
export const documents: Readonly<Record<string, Buffer>> = {
  pdf: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
  docx: office('word', `${OFFICE}.wordprocessingml.document`),
  xlsx: office('xl', `${OFFICE}.spreadsheetml.sheet`),
  pptx: office('ppt', `${OFFICE}.presentationml.presentation`),
  odt: openDocument('text'),
  ods: openDocument('spreadsheet'),
  odp: openDocument('presentation'),
  txt: Buffer.from('Cyfarfod y Cyngor: dydd Mawrth, 10 o’r gloch.\n'),
  csv: Buffer.from('ward,visits\nNorth,12\nSouth,7\n'),
};

/** Files that are never accepted, by what they are. */
export const unwelcome: Readonly<Record<string, Buffer>> = {
  html: Buffer.from('<!doctype html><script>alert(1)</script>'),
  'late html': Buffer.from('\u{feff}\n\n   <html><body onload=alert(1)>'),
  svg: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  'svg document': Buffer.from(
    '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><foreignObject/></svg>',
  ),
  javascript: Buffer.from('(function () { alert(document.cookie) })()\n'),
  'shell script': Buffer.from('#!/bin/sh\nrm -rf /\n'),
  zip: zipOf({ 'run.js': 'alert(1)' }),
  'macro document': office('word', 'application/vnd.ms-word.document.macroEnabled'),
  program: Buffer.from('7f454c4602010100000000000000000002003e00', 'hex'),
  bytes: Buffer.from(Array.from({ length: 512 }, (_, index) => (index * 37) % 256)),
};
