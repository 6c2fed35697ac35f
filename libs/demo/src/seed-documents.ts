import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import { AddDocument, AddVersion, ThreadDocuments } from '#libs/documents';
import { UploadFile } from '#libs/files';
import type { AccountViewer } from '#libs/kernel';
import { UploadedFile } from '#libs/storage';

import { assetPath } from './asset-path.js';
import type { DemoDocument } from './content/shape.js';
import type { DemoStage } from './demo-stage.js';

const DAY = 86_400_000;

const upload = async (stage: DemoStage, me: AccountViewer, fileName: string): Promise<string> => {
  const bytes = await readFile(assetPath(fileName));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const declared = { fileName, mediaType: '' };
  const file = new UploadedFile(assetPath(fileName), bytes.length, sha256, declared);
  const once = stage.once(me, 'demo-upload', { fileName });
  return (await stage.get(UploadFile).accept(me, once, { purpose: 'document', alt: '' }, file)).id;
};

const seedDocument = async (stage: DemoStage, document: DemoDocument, now: Date): Promise<void> => {
  const { key, community, author, versions, beside, ...words } = document;
  const me = stage.person(author);
  let documentId: string | undefined;
  for (const { file, daysAgo, note } of versions) {
    stage.clock.set(new Date(now.getTime() - daysAgo * DAY));
    const fileId = await upload(stage, me, file);
    const once = stage.once(me, 'demo-document', { file });
    if (documentId === undefined) {
      const params = { communityId: stage.community(community) };
      const body = { ...words, fileId };
      documentId = (await stage.get(AddDocument).execute(me, once, { params, body })).id;
    } else await stage.get(AddVersion).add(me, once, { params: { documentId }, body: { fileId, note } });
  }
  stage.clock.set(now);
  if (documentId === undefined) return;
  stage.documents.set(key, documentId);
  await stage.get(ThreadDocuments).attach(me, stage.thread(beside), documentId);
};

/** Documents in their folders, beside the discussions that they belong to. The worker reads them after the start. */
export const seedDocuments = async (stage: DemoStage, now: Date): Promise<void> => {
  for (const document of stage.content.documents) await seedDocument(stage, document, now);
};
