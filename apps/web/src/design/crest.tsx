import { monogramOf, tintOf } from './tint.js';

import './organisation-badge.css';

export interface CrestProps {
  readonly name: string;
  readonly src?: string | null | undefined;
  readonly size?: 'small' | 'usual' | 'large';
  /** Drawn in the colour of the text around it, as on the header. */
  readonly plain?: boolean;
}

/** An organisation's crest, or its initials on a shield; silent, because its name stands beside it. */
export const Crest = ({ name, src, size = 'usual', plain = false }: CrestProps) => {
  if (src) return <img className="gh-crest" data-size={size} src={src} alt="" width={36} height={40} />;
  return (
    <svg
      className="gh-crest"
      data-size={size}
      data-tint={plain ? undefined : tintOf(name)}
      data-plain={plain || undefined}
      viewBox="0 0 36 40"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M2 2h32v18c0 9-7 14.5-16 18.5C9 34.5 2 29 2 20z" />
      {size === 'small' ? (
        <path className="gh-crest__band" d="M2 2h32v12H2z" />
      ) : (
        <text x="18" y="23.5" textAnchor="middle" fontSize={monogramOf(name).length > 1 ? 14 : 17}>
          {monogramOf(name)}
        </text>
      )}
    </svg>
  );
};
