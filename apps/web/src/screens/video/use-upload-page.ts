import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';

import { readVideo, type CommunityDetail, type VideoView } from '#libs/contracts';

import { queryKeyOf } from '../../api/query-keys.js';
import { useOperation } from '../../api/use-operation.js';
import { useAddressQuery } from '../../app/use-address-query.js';
import { communityHref } from '../communities/community-href.js';

interface Editor {
  /** Another key is another video. */
  readonly key: number;
  readonly draftId: string | null;
  /** A draft that was just made here: its name comes into the address, and nothing else changes. */
  readonly madeId: string | null;
}

const next = ({ key, madeId }: Editor, asked: string | null): Editor => ({
  key: asked === madeId ? key : key + 1,
  draftId: asked,
  madeId: null,
});

/** Which draft the address of the upload page names, if any. */
export const useUploadPage = (community: CommunityDetail) => {
  const router = useRouter();
  const queries = useQueryClient();
  const asked = useAddressQuery().query.get('draft');
  const [editor, setEditor] = useState<Editor>({ key: 0, draftId: asked, madeId: null });
  if (editor.draftId !== asked) setEditor(next(editor, asked));
  const video = useOperation(readVideo, { params: { videoId: asked ?? '' } }, { enabled: asked !== null });
  return {
    key: editor.key,
    isNew: asked === null,
    video,
    /** Goes on with a draft, without a break in what is being uploaded. */
    adopt: (made: VideoView): void => {
      queries.setQueryData(queryKeyOf(readVideo, { params: { videoId: made.id } }), made);
      setEditor((before) => ({ ...before, madeId: made.id }));
      const href = `${communityHref(community, 'videos/new')}?draft=${made.id}`;
      void router.navigate({ href, replace: true, ignoreBlocker: true });
    },
  };
};
