import { mkdir, readFile, realpath, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { LIMITS } from '#libs/kernel';
import { findClosedRoom, findProgram, MediaRefused, runProgramCaged } from '#libs/transcoding';

import { withoutProperties } from './without-properties.js';

/** A file to convert, in a folder of its own that is thrown away afterwards; the file is moved within it. */
interface Source {
  readonly folder: string;
  readonly source: string;
  readonly mediaType: string;
}

/** What one conversion may take. */
interface Bounds {
  readonly wallMs: number;
  /** Of a file that it writes. */
  readonly fileBytes: number;
  readonly memoryBytes: number;
}

const BOUNDS: Bounds = {
  wallMs: 120_000,
  fileBytes: LIMITS.documents.bytes,
  memoryBytes: LIMITS.mediaWorker.memoryBytes,
};

/** What makes LibreOffice read a file as what it was found to be, whatever it is called. */
const FILTERS: Readonly<Record<string, readonly [ending: string, filter: string, pdf: string]>> = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': [
    'docx',
    'MS Word 2007 XML',
    'writer_pdf_Export',
  ],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': [
    'xlsx',
    'Calc MS Excel 2007 XML',
    'calc_pdf_Export',
  ],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': [
    'pptx',
    'Impress MS PowerPoint 2007 XML',
    'impress_pdf_Export',
  ],
  'application/vnd.oasis.opendocument.text': ['odt', 'writer8', 'writer_pdf_Export'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods', 'calc8', 'calc_pdf_Export'],
  'application/vnd.oasis.opendocument.presentation': ['odp', 'impress8', 'impress_pdf_Export'],
};

/** Nothing that a document names is loaded, and nothing in it runs. */
const PROFILE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
${[
  ['Common/Security/Scripting', 'BlockUntrustedRefererLinks', 'true'],
  ['Common/Security/Scripting', 'DisableMacrosExecution', 'true'],
  ['Common/Security/Scripting', 'MacroSecurityLevel', '3'],
  ['Writer/Content/Update', 'Link', '2'],
  ['Calc/Content/Update', 'Link', '2'],
]
  .map(
    ([path, name, value]) =>
      `<item oor:path="/org.openoffice.Office.${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`,
  )
  .join('\n')}
</oor:items>
`;

/** LibreOffice, if it is here and can be kept from everything but the file that it works on. */
const findOffice = async (): Promise<string | null> => {
  const program = (await findProgram('soffice')) ?? (await findProgram('libreoffice'));
  return program === null || (await findClosedRoom()) === null ? null : realpath(program);
};

/** Whether this machine makes PDF files of office files. */
export const canConvert = async (): Promise<boolean> => (await findOffice()) !== null;

/**
 * A PDF of an office file, made by LibreOffice within its bounds, without the names and dates that the file's properties
 * hold. Only where it can be kept from the network and from all other files: whatever its settings say, it loads pictures
 * that a slide names.
 * @returns null where it cannot be had
 */
export const convertToPdf = async (
  { folder, source, mediaType }: Source,
  signal: AbortSignal,
  bounds: Bounds = BOUNDS,
): Promise<Buffer | null> => {
  const [ending, filter, pdf] = FILTERS[mediaType] ?? [];
  const program = await findOffice();
  if (ending === undefined || program === null) return null;
  const [profile, out, copy] = [join(folder, 'profile'), join(folder, 'out'), join(folder, `copy.${ending}`)];
  await mkdir(join(profile, 'user'), { recursive: true, mode: 0o700 });
  await mkdir(out, { mode: 0o700 });
  await writeFile(join(profile, 'user', 'registrymodifications.xcu'), PROFILE);
  await rename(source, copy);
  const options = ['--headless', '--norestore', '--nologo', '--nodefault', '--nolockcheck'];
  const wanted = [`--infilter=${filter}`, '--convert-to', `pdf:${pdf}`, '--outdir', out, copy];
  try {
    const { code } = await runProgramCaged(
      [program, `-env:UserInstallation=${pathToFileURL(profile).href}`, ...options, ...wanted],
      {
        folder,
        wallMs: bounds.wallMs,
        fileBytes: bounds.fileBytes,
        memory: { bytes: bounds.memoryBytes, counts: 'data' },
        environment: { HOME: folder, TMPDIR: folder },
        sight: { work: folder, program: dirname(dirname(program)) },
        signal,
      },
    );
    return code === 0 ? await takePdf(join(out, 'copy.pdf'), bounds.fileBytes) : null;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof MediaRefused) return null;
    throw error;
  }
};

/** The file that was made, unless there is none or it was cut off. */
const takePdf = async (made: string, most: number): Promise<Buffer | null> => {
  const size = await stat(made).then(
    (found) => found.size,
    () => 0,
  );
  return size > 0 && size < most ? withoutProperties(await readFile(made)) : null;
};
