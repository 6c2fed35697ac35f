export const videoOrders = ['latest', 'helpful'] as const;

/**
 * What the list of a community's videos asks the server for, read from its address. The server makes the same
 * choice when it draws the page.
 */
export const videosCall = (communityId: string, query: URLSearchParams) => {
  const tag = query.get('tag') ?? '';
  return {
    params: { communityId },
    query: {
      ...(query.get('sort') === 'helpful' && ({ sort: 'helpful' } as const)),
      ...(tag !== '' && { tag }),
    },
  };
};
