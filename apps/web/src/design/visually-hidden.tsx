import type { ReactNode } from 'react';

/** Heard but not seen. A class instead of an inline style, which our content policy forbids. */
export const VisuallyHidden = ({ children }: { children: ReactNode }) => (
  <span className="gh-hidden">{children}</span>
);
