import type { IncomingMessage } from 'node:http';

/** Whether a request's headers announce a body. */
export const hasBody = ({ headers }: IncomingMessage): boolean => {
  const { 'content-length': length, 'transfer-encoding': encoding } = headers;
  return encoding !== undefined || (length !== undefined && length !== '0');
};

/** Whether part of a request's body has not come yet. */
export const isStillSending = (request: IncomingMessage): boolean => hasBody(request) && !request.complete;
