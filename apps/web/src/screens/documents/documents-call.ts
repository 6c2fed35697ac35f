/**
 * What the list of a community's documents asks the server for, read from its address: one folder, or what stands in none.
 * The server makes the same choice when it draws the page.
 */
export const documentsCall = (communityId: string, query: URLSearchParams) => ({
  params: { communityId },
  query: { folder: query.get('folder') ?? '' },
});
