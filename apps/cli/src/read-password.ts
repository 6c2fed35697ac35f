import { randomBytes } from 'node:crypto';
import { stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** A password with 120 random bits. */
export const makePassword = (): string => randomBytes(15).toString('base64url');

/** Asks for a password without showing what is typed; from a pipe or file it takes the first line. */
export async function readPassword(question: string): Promise<string> {
  const hidden = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({
    input: stdin,
    output: stdin.isTTY ? hidden : undefined,
    terminal: stdin.isTTY,
  });
  try {
    if (!stdin.isTTY) return (await reader[Symbol.asyncIterator]().next()).value ?? '';
    stdout.write(question);
    const answer = await reader.question('');
    stdout.write('\n');
    return answer;
  } finally {
    reader.close();
  }
}
