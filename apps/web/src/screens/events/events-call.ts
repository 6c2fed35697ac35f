export const eventTimes = ['upcoming', 'past'] as const;

/**
 * What the list of a community's events asks the server for, read from its address. The server makes the same choice when
 * it draws the page.
 */
export const eventsCall = (communityId: string, query: URLSearchParams) => ({
  params: { communityId },
  query: query.get('when') === 'past' ? ({ when: 'past' } as const) : {},
});
