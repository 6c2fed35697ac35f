import { useState } from 'react';

import { uploadFile, type FilePurpose, type FileView } from '#libs/contracts';

import { ApiProblem } from '../../api/api-problem.js';
import { call } from '../../api/call.js';

/** Uploads one picture at a time; it is removed by itself after a day unless something uses it. */
export const usePictureUpload = (purpose: FilePurpose) => {
  const [isUploading, setUploading] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const upload = async (file: File): Promise<FileView | null> => {
    setUploading(true);
    setProblem(null);
    try {
      // Forms carry files as they are; the contract describes them as OpenAPI does.
      return await call(uploadFile, { body: { purpose, alt: '', file: file as unknown as string } });
    } catch (error) {
      setProblem(error instanceof ApiProblem ? error : new Error('upload failed'));
      return null;
    } finally {
      setUploading(false);
    }
  };
  return { isUploading, problem, upload };
};
