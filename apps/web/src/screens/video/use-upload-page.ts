import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';

import { getCommunity, readVideo, type CommunityCard, type VideoView } from '#libs/contracts';

import { call } from '../../api/call.js';
import { queryKeyOf } from '../../api/query-keys.js';
import { useOperation } from '../../api/use-operation.js';
import { changedQuery, useAddressQuery } from '../../app/use-address-query.js';
import { communityReferenceOf } from '../communities/community-href.js';

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

type Change = Readonly<Record<string, string | undefined>>;

/** Takes the page to a community, which is read first, so that nothing that stands here goes away meanwhile. */
const useGoTo = () => {
  const router = useRouter();
  const queries = useQueryClient();
  const { query } = useAddressQuery();
  return async (community: string, change: Change): Promise<void> => {
    const input = { params: { community } };
    const read = queries.fetchQuery({
      queryKey: queryKeyOf(getCommunity, input),
      queryFn: () => call(getCommunity, input),
    });
    const isOpen = await read.then(
      ({ permissions }) => permissions.canStartThread,
      () => false,
    );
    // Leaving for a page that cannot be shown would stop what is being uploaded.
    const path = isOpen ? `/c/${community}/videos/new` : router.state.location.pathname;
    const href = path + changedQuery(query, change);
    await router.navigate({ href, replace: true, ignoreBlocker: true, resetScroll: false });
  };
};

/** Which community and draft the address of the upload page names, and how it comes to name others. */
export const useUploadPage = () => {
  const queries = useQueryClient();
  const goTo = useGoTo();
  const asked = useAddressQuery().query.get('draft');
  const [editor, setEditor] = useState<Editor>({ key: 0, draftId: asked, madeId: null });
  if (editor.draftId !== asked) setEditor(next(editor, asked));
  const video = useOperation(readVideo, { params: { videoId: asked ?? '' } }, { enabled: asked !== null });
  return {
    key: editor.key,
    isNew: asked === null,
    video,
    /** Goes on with a draft, in its community, without a break in what is being uploaded. */
    adopt: (made: VideoView): Promise<void> => {
      queries.setQueryData(queryKeyOf(readVideo, { params: { videoId: made.id } }), made);
      setEditor((before) => ({ ...before, madeId: made.id }));
      return goTo(communityReferenceOf(made.community), { draft: made.id, recording: undefined });
    },
    /** Goes on in another community, as long as there is no draft. */
    moveTo: (chosen: CommunityCard): Promise<void> => goTo(communityReferenceOf(chosen), {}),
  };
};

export type UploadPage = ReturnType<typeof useUploadPage>;
