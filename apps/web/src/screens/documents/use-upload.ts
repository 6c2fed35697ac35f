import { useState } from 'react';

import { uploadFile } from '#libs/contracts';

import { ApiProblem } from '../../api/api-problem.js';
import { call } from '../../api/call.js';

/** A chosen file, and its upload; it is sent once, however often what follows fails. */
export const useUpload = () => {
  const [file, setFile] = useState<File | null>(null);
  const [isMissing, setMissing] = useState(false);
  const [sent, setSent] = useState<{ readonly file: File; readonly id: string } | null>(null);
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const send = async (): Promise<string | null> => {
    setMissing(file === null);
    if (file === null) return null;
    if (sent?.file === file) return sent.id;
    setSending(true);
    setProblem(null);
    try {
      // Forms carry files as they are; the contract describes them as OpenAPI does.
      const body = { purpose: 'document', alt: '', file: file as unknown as string } as const;
      const { id } = await call(uploadFile, { body });
      setSent({ file, id });
      return id;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
      return null;
    } finally {
      setSending(false);
    }
  };
  return {
    choose: (chosen: File | null): void => {
      setFile(chosen);
      setMissing(false);
      setProblem(null);
    },
    /** Whether it was to be sent, and there is none. */
    isMissing,
    isSending,
    problem,
    send,
  };
};
