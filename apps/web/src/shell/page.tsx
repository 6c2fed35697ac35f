import type { ReactNode } from 'react';

import { useHead, type HeadInfo } from '../app/head.js';

import './page.css';

export interface PageProps {
  readonly title: string;
  /** One sentence under the title. */
  readonly lead?: ReactNode;
  /** Buttons beside the title. */
  readonly actions?: ReactNode;
  /** Above the title: where the page belongs. */
  readonly over?: ReactNode;
  /** Beside the content on a wide screen, below it on a narrow one. */
  readonly aside?: ReactNode;
  readonly width?: 'usual' | 'narrow';
  /** More for search engines and link previews, on public pages. */
  readonly head?: Partial<HeadInfo>;
  readonly children: ReactNode;
}

/** The frame of a screen: one heading, what can be done, the content. Sets the title of the window too. */
export const Page = ({ title, lead, actions, over, aside, width = 'usual', head, children }: PageProps) => {
  useHead({ title, ...head });
  return (
    <div className="gh-page" data-width={width}>
      <div className="gh-page__head">
        <div className="gh-page__words">
          {over !== undefined && <div className="gh-page__over">{over}</div>}
          <h1>{title}</h1>
          {lead !== undefined && <div className="gh-page__lead">{lead}</div>}
        </div>
        {actions !== undefined && <div className="gh-page__actions">{actions}</div>}
      </div>
      {aside === undefined ? (
        <div className="gh-page__content">{children}</div>
      ) : (
        <div className="gh-page__columns">
          <div className="gh-page__content">{children}</div>
          <aside className="gh-page__content">{aside}</aside>
        </div>
      )}
    </div>
  );
};
