const PAUSES_MS = [0, 1_000, 4_000, 15_000];

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** All our sheets come from where the page does, so one whose rules may not be read has not come (Chromium), or is not there. */
const isLost = ({ sheet }: HTMLLinkElement): boolean => {
  try {
    return sheet?.cssRules === undefined;
  } catch {
    return true;
  }
};

/** Puts a link of the same kind in the place of one; gives it once its sheet has come through or not. */
const askAgain = async (link: HTMLLinkElement): Promise<HTMLLinkElement> => {
  const next = link.cloneNode() as HTMLLinkElement;
  const settled = new Promise((done) => {
    next.addEventListener('load', done);
    next.addEventListener('error', done);
  });
  link.replaceWith(next);
  await settled;
  return next;
};

/**
 * Asks again, a few times, for style sheets that were lost on the way, as over a poor connection: browsers show the page
 * without them, and do not try a second time.
 */
export const recoverLostStyles = async (page: Document): Promise<void> => {
  const links = page.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]');
  await Promise.all(
    [...links].map(async (first) => {
      let link = first;
      for (const ms of PAUSES_MS) {
        if (!isLost(link)) return;
        await pause(ms);
        link = await askAgain(link);
      }
    }),
  );
};
