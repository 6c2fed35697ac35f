import { monogramOf, tintOf } from '../../design/tint.js';

import './community-card.css';

interface CommunityMarkProps {
  readonly title: string;
  readonly src?: string | null;
  readonly size?: 'usual' | 'large';
  /** What the picture shows; silent where it only repeats the title beside it. */
  readonly alt?: string;
}

/** A community's picture, or the first letters of its title. */
export const CommunityMark = ({ title, src = null, size = 'usual', alt = '' }: CommunityMarkProps) =>
  src === null ? (
    <span className="gh-community-mark" data-size={size} data-tint={tintOf(title)} aria-hidden="true">
      {monogramOf(title)}
    </span>
  ) : (
    <img className="gh-community-mark" data-size={size} src={src} alt={alt} width={76} height={76} />
  );
