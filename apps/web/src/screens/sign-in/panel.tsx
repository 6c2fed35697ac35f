import type { ReactNode } from 'react';

import './panel.css';

/** A form that is the only thing to do on a page. */
export const Panel = ({ children }: { children: ReactNode }) => <div className="gh-panel">{children}</div>;
