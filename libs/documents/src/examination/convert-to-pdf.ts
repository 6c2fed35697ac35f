import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { LIMITS } from '#libs/kernel';
import { findCage, findProgram, MediaRefused, runProgramCaged } from '#libs/transcoding';

import { withoutProperties } from './without-properties.js';

/** A file to convert, in a folder of its own that is thrown away afterwards; the file is moved within it. */
interface Source {
  readonly folder: string;
  readonly source: string;
  readonly mediaType: string;
}

const WALL_MS = 120_000;

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

/**
 * A PDF of an office file, made by LibreOffice within its limits, without the names and dates that the file's properties
 * hold. Only where the network can be taken away: a document may name pictures and parts elsewhere.
 * @returns null where it cannot be had
 */
export const convertToPdf = async (
  { folder, source, mediaType }: Source,
  signal: AbortSignal,
): Promise<Buffer | null> => {
  const [ending, filter, pdf] = FILTERS[mediaType] ?? [];
  const program = (await findProgram('soffice')) ?? (await findProgram('libreoffice'));
  if (ending === undefined || program === null || (await findCage()).unshare.length === 0) return null;
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
        wallMs: WALL_MS,
        fileBytes: LIMITS.documents.bytes,
        memory: { bytes: LIMITS.mediaWorker.memoryBytes, counts: 'data' },
        environment: { HOME: folder, TMPDIR: folder },
        signal,
      },
    );
    return code === 0 ? await takePdf(join(out, 'copy.pdf')) : null;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof MediaRefused) return null;
    throw error;
  }
};

/** The file that was made, unless there is none or it is too large. */
const takePdf = async (made: string): Promise<Buffer | null> => {
  const size = await stat(made).then(
    (found) => found.size,
    () => 0,
  );
  return size > 0 && size < LIMITS.documents.bytes ? withoutProperties(await readFile(made)) : null;
};
