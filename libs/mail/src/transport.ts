import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { createTransport, type SendMailOptions } from 'nodemailer';

/** A stored mail on its way out. */
export interface OutgoingMail {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly createdAt: Date;
}

/** A way out for mail. `forgetsSecrets`: the mail has left this machine, so we need its links no longer. */
export interface MailTransport {
  readonly forgetsSecrets: boolean;
  send(mail: OutgoingMail): Promise<void>;
  close(): void;
}

const domainOf = (from: string): string => from.slice(from.lastIndexOf('@') + 1).replace('>', '');

const messageOf = (mail: OutgoingMail, from: string): SendMailOptions => ({
  from,
  to: { name: '', address: mail.recipient },
  subject: mail.subject,
  text: mail.text,
  html: mail.html,
  date: mail.createdAt,
  // The same on every attempt, so that mail systems can tell a repeat.
  messageId: `<${mail.id}@${domainOf(from)}>`,
  headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  disableFileAccess: true,
  disableUrlAccess: true,
});

/** Sends through an SMTP server; one that does not answer is given up after seconds. */
export const smtpTransport = (url: string, from: string): MailTransport => {
  const smtp = createTransport({
    url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  });
  return {
    forgetsSecrets: true,
    send: async (mail) => void (await smtp.sendMail(messageOf(mail, from))),
    close: () => smtp.close(),
  };
};

/** Writes each mail as an `.eml` file that any mail program opens. */
export const outboxTransport = (folder: string, from: string): MailTransport => {
  const composer = createTransport({ streamTransport: true, buffer: true });
  return {
    forgetsSecrets: false,
    send: async (mail) => {
      const { message } = await composer.sendMail(messageOf(mail, from));
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const name = `${mail.createdAt.toISOString().replaceAll(/[:.]/g, '-')}-${mail.id}.eml`;
      const unfinished = join(folder, `.${name}.part`);
      await writeFile(unfinished, message, { mode: 0o600 });
      await rename(unfinished, join(folder, name));
    },
    close: () => undefined,
  };
};
