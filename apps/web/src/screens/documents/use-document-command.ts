import { useQueryClient } from '@tanstack/react-query';

import {
  listDocumentFolders,
  listDocuments,
  readDocument,
  type DocumentView,
  type Operation,
} from '#libs/contracts';

import { queryKeyOf } from '../../api/query-keys.js';
import { useCommand } from '../../api/use-operation.js';

/** A command that answers with the document as it is then. */
export const useDocumentCommand = <O extends Operation>(
  operation: O,
  onDone?: (document: DocumentView) => void,
) => {
  const queries = useQueryClient();
  return useCommand(operation, {
    refreshes: [listDocuments, listDocumentFolders],
    onDone: (answer) => {
      const document = answer as DocumentView;
      const key = queryKeyOf(readDocument, { params: { documentId: document.id } });
      queries.setQueryData<DocumentView>(key, document);
      onDone?.(document);
    },
  });
};
