import { useTranslation } from 'react-i18next';

import { ApiProblem } from './api-problem.js';

export interface ProblemText {
  /** What happened. */
  readonly title: string;
  /** Why, and what to do next. */
  readonly detail: string;
}

// i18n-keys: common:problem.*
const CONNECTION_CODES = ['connection.lost', 'connection.slow', 'connection.unclear'];

/** Turns any failure into words: the server's own where it gave some, ours where it could not. */
export const useProblemText = (): ((error: unknown) => ProblemText) => {
  const { t } = useTranslation();
  return (error) => {
    if (!(error instanceof ApiProblem)) {
      return { title: t('common:problem.unexpected.title'), detail: t('common:problem.unexpected.detail') };
    }
    // The server's title is only the name of the HTTP status; its detail is the sentence for the reader.
    if (!CONNECTION_CODES.includes(error.code)) return { title: error.detail ?? error.title, detail: '' };
    const kind = error.code.slice('connection.'.length) as 'lost' | 'slow' | 'unclear';
    return { title: t(`common:problem.${kind}.title`), detail: t(`common:problem.${kind}.detail`) };
  };
};
