import { describe, expect, it } from '@jest/globals';

import { cleanFileName } from './clean-file-name.js';
import { contentDisposition } from './content-disposition.js';

describe('UP1 a file name', () => {
  it.each([
    ['../../../etc/passwd', 'passwd'],
    ['..\\..\\boot.ini', 'boot.ini'],
    ['/etc/shadow', 'shadow'],
    ['C:\\Users\\x\\plan.pdf', 'plan.pdf'],
    ['plan\0.pdf', 'plan.pdf'],
    ['plan\r\nSet-Cookie: a=b.pdf', 'planSet-Cookie_ a=b.pdf'],
    ['invoice\u{202e}fdp.exe', 'invoicefdp.exe'],
    ['\u{2066}\u{200f}x\u{feff}.txt', 'x.txt'],
    ['-rf', 'rf'],
    ['.htaccess', 'htaccess'],
    ['..', 'file'],
    ['', 'file'],
    ['   ', 'file'],
    ['a/b/', 'b'],
    ['100%d;$(id)`id`.txt', '100%d;$(id)`id`.txt'],
    ['half\u{d800}.txt', 'half\u{fffd}.txt'],
    ['Adroddiad Tŷ’r Cyngor.pdf', 'Adroddiad Tŷ’r Cyngor.pdf'],
    ['Ty\u{302}.pdf', 'Ty\u{302}.pdf'.normalize('NFC')],
  ])('%j becomes the label %j', (given, label) => {
    expect(cleanFileName(given)).toBe(label);
  });

  it('of 4 kB is cut to 180 bytes between characters and keeps its ending', () => {
    const name = cleanFileName(`${'ŷ'.repeat(2000)}.pdf`);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(180);
    expect(name).toMatch(/^ŷ+\.pdf$/u);
    expect(Buffer.byteLength(cleanFileName('x'.repeat(4096)))).toBe(180);
  });

  it('is written twice in the header: plain for old readers, exact for all others', () => {
    expect(contentDisposition('Tŷ "a".pdf')).toBe(
      `attachment; filename="T_ _a_.pdf"; filename*=UTF-8''T%C5%B7%20_a_.pdf`,
    );
    expect(contentDisposition('50%41;x.csv', 'inline')).toBe(
      `inline; filename="50_41_x.csv"; filename*=UTF-8''50%2541%3Bx.csv`,
    );
  });

  it('never breaks out of the header', () => {
    for (let code = 0; code < 0x3000; code += 1) {
      const header = contentDisposition(`a${String.fromCodePoint(code)}b.txt`);
      expect(header).toMatch(
        /^attachment; filename="[ !#$&-:<-[\]-~]+"; filename\*=UTF-8''[\w!#$&+.^`|~%-]+$/,
      );
    }
  });
});
