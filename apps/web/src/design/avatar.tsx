import { monogramOf, tintOf } from './tint.js';

import './avatar.css';

export interface AvatarProps {
  readonly name: string;
  readonly src?: string | null | undefined;
  readonly size?: 'small' | 'usual' | 'large' | 'huge';
}

const PIXELS = { small: 28, usual: 40, large: 56, huge: 96 } as const;

/** A face or initials beside a name; the name itself must stand next to it, so it is silent. */
export const Avatar = ({ name, src, size = 'usual' }: AvatarProps) =>
  src ? (
    <img
      className="gh-avatar"
      data-size={size}
      src={src}
      alt=""
      width={PIXELS[size]}
      height={PIXELS[size]}
      loading="lazy"
      decoding="async"
    />
  ) : (
    <span className="gh-avatar" data-size={size} data-tint={tintOf(name)} aria-hidden="true">
      {monogramOf(name)}
    </span>
  );
