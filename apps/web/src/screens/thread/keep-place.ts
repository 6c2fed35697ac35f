/** A post, and how far below the top of the window it stands. */
export interface Anchor {
  readonly element: Element;
  readonly top: number;
}

/** The first post that the reader sees now, and where it stands. */
export const findAnchor = (list: Element | null): Anchor | null => {
  for (const element of list?.querySelectorAll('[data-post]') ?? []) {
    const { top, bottom } = element.getBoundingClientRect();
    if (bottom > 0) return { element, top };
  }
  return null;
};

/** Puts what the reader looked at back where it stood. */
export const keepAnchor = ({ element, top }: Anchor): void => {
  const moved = element.getBoundingClientRect().top - top;
  if (Math.abs(moved) >= 1) window.scrollBy({ top: moved, behavior: 'instant' });
};
