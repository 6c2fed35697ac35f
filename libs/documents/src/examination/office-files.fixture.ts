import { strToU8, zipSync } from 'fflate';

const OPEN = 'urn:oasis:names:tc:opendocument:xmlns';
const OFFICE = 'http://schemas.openxmlformats.org';
const NAMESPACES = [
  ...['office', 'text', 'table', 'script'].map((name) => `xmlns:${name}="${OPEN}:${name}:1.0"`),
  `xmlns:draw="${OPEN}:drawing:1.0"`,
  `xmlns:svg="${OPEN}:svg-compatible:1.0"`,
  'xmlns:xlink="http://www.w3.org/1999/xlink"',
  'xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"',
  'xmlns:dom="http://www.w3.org/2001/xml-events"',
].join(' ');

/** A grey picture of one pixel. */
export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

type Parts = Readonly<Record<string, string | Uint8Array>>;

const zip = (parts: Parts): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ),
  );

type Kind = 'text' | 'spreadsheet' | 'presentation';

/** An OpenDocument file with this body, what stands before it, and more parts. */
export const openDocument = (
  kind: Kind,
  body: string,
  { head = '', parts = {} }: { readonly head?: string; readonly parts?: Parts } = {},
): Uint8Array => {
  const mediaType = `application/vnd.oasis.opendocument.${kind}`;
  const entries = ['content.xml', ...Object.keys(parts)].map(
    (name) =>
      `<manifest:file-entry manifest:full-path="${name}" manifest:media-type="${name.endsWith('.xml') ? 'text/xml' : ''}"/>`,
  );
  return zip({
    mimetype: mediaType,
    'META-INF/manifest.xml': `<manifest:manifest xmlns:manifest="${OPEN}:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="${mediaType}"/>${entries.join('')}</manifest:manifest>`,
    'content.xml': `<office:document-content ${NAMESPACES} office:version="1.3">${head}<office:body><office:${kind}>${body}</office:${kind}></office:body></office:document-content>`,
    ...parts,
  });
};

const relationships = (rows: readonly string[]): string =>
  `<Relationships xmlns="${OFFICE}/package/2006/relationships">${rows.join('')}</Relationships>`;

const relationship = (id: string, kind: string, target: string, isOutside = false): string =>
  `<Relationship Id="${id}" Type="${OFFICE}/officeDocument/2006/relationships/${kind}" Target="${target}"${isOutside ? ' TargetMode="External"' : ''}/>`;

/** A Word file with these paragraphs, whose outside parts are at those addresses. */
export const wordFile = (body: string, outside: Readonly<Record<string, string>> = {}): Uint8Array => {
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
  const rows = Object.entries(outside).map(([kind, address]) => relationship(kind, kind, address, true));
  return zip({
    '[Content_Types].xml': `<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${main}.document.main+xml"/><Override PartName="/word/settings.xml" ContentType="${main}.settings+xml"/></Types>`,
    '_rels/.rels': relationships([relationship('main', 'officeDocument', 'word/document.xml')]),
    'word/_rels/document.xml.rels': relationships([
      ...rows,
      relationship('settings', 'settings', 'settings.xml'),
    ]),
    'word/_rels/settings.xml.rels': relationships(rows),
    'word/settings.xml': `<w:settings xmlns:w="${OFFICE}/wordprocessingml/2006/main" xmlns:r="${OFFICE}/officeDocument/2006/relationships">${'attachedTemplate' in outside ? '<w:attachedTemplate r:id="attachedTemplate"/>' : ''}</w:settings>`,
    'word/document.xml': `<w:document xmlns:w="${OFFICE}/wordprocessingml/2006/main" xmlns:r="${OFFICE}/officeDocument/2006/relationships" xmlns:wp="${OFFICE}/drawingml/2006/wordprocessingDrawing" xmlns:a="${OFFICE}/drawingml/2006/main" xmlns:pic="${OFFICE}/drawingml/2006/picture"><w:body>${body}</w:body></w:document>`,
  });
};

/** A picture in a Word file that is kept under this relationship, outside of it. */
export const linkedPicture = (id: string): string =>
  `<w:p><w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="P"/><a:graphic><a:graphicData uri="${OFFICE}/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="P"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:link="${id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;

/** A field in a Word file, which says what is to be fetched. */
export const field = (instruction: string): string =>
  `<w:p><w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>before</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;
