import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { eventually } from '#libs/testing';

import { canConvert, convertToPdf } from './convert-to-pdf.js';
import { field, linkedPicture, openDocument, PIXEL, wordFile } from './office-files.fixture.js';
import { readWords } from './read-words.js';

const OPEN = 'application/vnd.oasis.opendocument';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const isPossible = await canConvert();
if (!isPossible) {
  // eslint-disable-next-line no-console -- a proof that is missing must be seen in the test's output
  console.warn(
    'LEFT OUT: office files made PDF. Install libreoffice-writer-nogui, -calc-nogui and -impress-nogui, where `unshare -rnmpf true` works.',
  );
}

const CANARY = 'Canaries must never sing here';

(isPossible ? describe : describe.skip)('office files that LibreOffice makes PDF of', () => {
  let folder: string;
  let server: Server;
  let contacts: string[];
  let address: string;
  let turn = 0;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guildhall-office-'));
    server = createServer((request, response) => {
      contacts.push(request.url ?? '');
      response.end(CANARY);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await Promise.all([
      writeFile(join(folder, 'canary.txt'), CANARY),
      writeFile(join(folder, 'canary.csv'), CANARY),
      writeFile(join(folder, 'canary.png'), PIXEL),
      writeFile(join(folder, 'canary.odt'), openDocument('text', `<text:p>${CANARY}</text:p>`)),
    ]);
  });
  beforeEach(() => {
    contacts = [];
  });
  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve));
    await rm(folder, { recursive: true, force: true });
  });

  const fileUrl = (name: string): string => pathToFileURL(join(folder, name)).href;

  /** Puts bytes into a folder of their own below that of the canaries. */
  const put = async (bytes: Uint8Array, mediaType: string): Promise<Parameters<typeof convertToPdf>[0]> => {
    const own = join(folder, `turn-${(turn += 1)}`);
    await mkdir(own);
    const source = join(own, 'source');
    await writeFile(source, bytes);
    return { folder: own, source, mediaType };
  };

  const convert = async (bytes: Uint8Array, mediaType: string): Promise<Buffer | null> =>
    convertToPdf(await put(bytes, mediaType), new AbortController().signal);

  const look = async (pdf: Buffer | null): Promise<{ words: string; pictures: boolean }> => {
    if (pdf === null) throw new Error('There is no PDF.');
    const file = join(folder, 'look.pdf');
    await writeFile(file, pdf);
    const pages = await readWords(file, 'application/pdf', new AbortController().signal);
    return {
      words: (pages ?? []).map(({ text }) => text).join('\n'),
      pictures: pdf.includes('/Subtype/Image'),
    };
  };

  const frame = (href: string): string =>
    `<draw:frame text:anchor-type="as-char" svg:width="3cm" svg:height="3cm"><draw:image xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad" xlink:href="${href}"/></draw:frame>`;

  it('show the words and the pictures that are in them', async () => {
    const parts = { 'Pictures/own.png': PIXEL };
    const text = openDocument('text', `<text:p>Salt and grit ${frame('Pictures/own.png')}</text:p>`, {
      parts,
    });
    expect(await look(await convert(text, `${OPEN}.text`))).toEqual({
      words: expect.stringContaining('Salt and grit'),
      pictures: true,
    });
  });

  const hostile: Readonly<Record<string, () => readonly [string, Uint8Array]>> = {
    'sections, pictures and an object of a text': () => [
      `${OPEN}.text`,
      openDocument(
        'text',
        [fileUrl('canary.txt'), fileUrl('canary.odt'), `${address}/section`]
          .map(
            (href, index) =>
              `<text:section text:name="S${index}"><text:section-source xlink:type="simple" xlink:href="${href}"/><text:p>Own words</text:p></text:section>`,
          )
          .join('') +
          `<text:p>${frame(fileUrl('canary.png'))}${frame('../canary.png')}${frame(`${address}/picture`)}</text:p>` +
          `<text:p><draw:frame text:anchor-type="as-char" svg:width="9cm" svg:height="9cm"><draw:object xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad" xlink:href="${fileUrl('canary.odt')}"/></draw:frame></text:p>`,
      ),
    ],
    'a picture on a slide': () => [
      `${OPEN}.presentation`,
      openDocument(
        'presentation',
        `<draw:page draw:name="one"><draw:frame svg:width="9cm" svg:height="2cm" svg:x="1cm" svg:y="1cm"><draw:text-box><text:p>Own words</text:p></draw:text-box></draw:frame>${frame(fileUrl('canary.png'))}</draw:page>`,
      ),
    ],
    'cells and a sheet': () => [
      `${OPEN}.spreadsheet`,
      openDocument(
        'spreadsheet',
        `<table:table table:name="A"><table:table-row><table:table-cell office:value-type="string"><text:p>Own words</text:p></table:table-cell></table:table-row>${[
          `of:=WEBSERVICE(&quot;${fileUrl('canary.txt')}&quot;)`,
          `of:=WEBSERVICE(&quot;${address}/cell&quot;)`,
          `of:=[&apos;${fileUrl('canary.csv')}&apos;#$canary.A1]`,
          `of:=DDE(&quot;soffice&quot;;&quot;${fileUrl('canary.csv')}&quot;;&quot;A1&quot;)`,
        ]
          .map(
            (formula) => `<table:table-row><table:table-cell table:formula="${formula}"/></table:table-row>`,
          )
          .join(
            '',
          )}</table:table><table:table table:name="B"><table:table-source xlink:type="simple" xlink:href="${fileUrl('canary.csv')}" table:filter-name="Text - txt - csv (StarCalc)"/></table:table>`,
      ),
    ],
    'pictures, words and the template of a Word file': () => [
      WORD,
      wordFile(
        `<w:p><w:r><w:t>Own words</w:t></w:r></w:p>${linkedPicture('image')}${field(`INCLUDETEXT "${join(folder, 'canary.txt')}"`)}${field(`INCLUDEPICTURE "${fileUrl('canary.png')}"`)}`,
        { image: fileUrl('canary.png'), attachedTemplate: `${address}/template.dotm` },
      ),
    ],
  };

  it.each(Object.keys(hostile))('load nothing that is kept elsewhere: %s', async (name) => {
    const [mediaType, bytes] = hostile[name]?.() ?? ['', new Uint8Array()];
    const { words, pictures } = await look(await convert(bytes, mediaType));
    expect(words).toContain('Own words');
    expect(words).not.toContain('Canaries');
    expect(pictures).toBe(false);
    expect(contacts).toEqual([]);
  });

  it.each([
    ['the time', { wallMs: 500 }],
    ['the memory', { memoryBytes: 4 * 2 ** 20 }],
    ['the size of a file', { fileBytes: 1000 }],
  ])('give no PDF, and leave nothing running, when %s is up', async (_, bound) => {
    const place = await put(openDocument('text', '<text:p>Own words</text:p>'), `${OPEN}.text`);
    const bounds = { wallMs: 60_000, fileBytes: 2 ** 24, memoryBytes: 2 ** 31, ...bound };
    expect(await convertToPdf(place, new AbortController().signal, bounds)).toBeNull();
    await eventually(async () => expect(await runningIn(place.folder)).toEqual([]));
  });

  it('end at once when the worker stops', async () => {
    const place = await put(openDocument('text', '<text:p>Own words</text:p>'), `${OPEN}.text`);
    const stopping = new AbortController();
    const conversion = convertToPdf(place, stopping.signal);
    await eventually(async () => expect((await runningIn(place.folder)).length).toBeGreaterThan(1));
    stopping.abort(new Error('The worker stops.'));
    await expect(conversion).rejects.toThrow('The worker stops.');
    await eventually(async () => expect(await runningIn(place.folder)).toEqual([]));
  });
});

/** The processes that were started with this folder among their arguments. */
const runningIn = async (folder: string): Promise<string[]> => {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const commands = await Promise.all(
    names.map((name) => readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '')),
  );
  return commands.filter((command) => command.includes(folder));
};
