import { fileView, type FileView } from '#libs/contracts';
import { newId } from '#libs/kernel';

/** Uploads a file as a document of nobody yet. */
export const uploadDocument = async (
  url: string,
  cookie: string,
  [fileName, bytes]: readonly [fileName: string, bytes: Uint8Array<ArrayBuffer> | string],
): Promise<FileView> => {
  const form = new FormData();
  form.set('purpose', 'document');
  form.set('file', new Blob([bytes]), fileName);
  const headers = { cookie, 'idempotency-key': newId() };
  const answer = await fetch(`${url}/api/files`, { method: 'POST', headers, body: form });
  if (answer.status !== 201) throw new Error(`The upload was answered ${answer.status}.`);
  return fileView.parse(await answer.json());
};
