/** Addresses of the demo that have an id in them, found by what people call the thing. */
export const foundPaths = async (page, origin) => {
  const read = async (path) => (await page.request.get(`${origin}/api${path}`)).json();
  const { id } = await read('/communities/service_craft');
  const { items: threads, pinned } = await read(`/communities/${id}/threads?limit=100`);
  const { items: documents } = await read(`/communities/${id}/documents?folder=Checklists`);
  const { items: articles } = await read('/people/ada/publications?kind=article');
  const { items: pathways } = await read(`/pathways?communityId=${id}`);
  const pathOf = (thread) => `/c/service_craft/t/${thread.id}/${thread.slug}`;
  const titled = (title) => pathOf(threads.find((thread) => thread.title === title));
  return {
    video: titled('Take a pothole photo that gets it mended'),
    'thread-unread': pathOf(threads.find(({ postCount }) => postCount > 20)),
    thread: pathOf(threads.find(({ acceptedPostId }) => acceptedPostId !== null)),
    event: titled('Pothole walk: see what the crew sees'),
    wiki: pathOf(pinned[0]),
    document: `/documents/${documents[0].id}`,
    article: `/@ada/blog/${articles[0].id}/${articles[0].slug}`,
    pathway: `/pathways/${pathways.find(({ stepCount }) => stepCount > 2).id}`,
  };
};
