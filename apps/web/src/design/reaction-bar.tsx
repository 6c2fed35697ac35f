import { ToggleButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

import { Button } from './button.js';
import { Icon, type IconName } from './icon.js';
import { Menu } from './menu.js';
import { Tooltip } from './tooltip.js';

import './reaction-bar.css';

// i18n-keys: common:reaction.*
/** In the order in which they are offered. */
export const REACTIONS = {
  like: 'thumb',
  thanks: 'heart',
  celebrate: 'celebrate',
  insightful: 'bulb',
  support: 'lifebuoy',
  question: 'question',
} as const satisfies Record<string, IconName>;

export type ReactionKind = keyof typeof REACTIONS;

export interface ReactionState {
  readonly kind: ReactionKind;
  readonly count: number;
  readonly mine: boolean;
  /** Some of those who reacted, for the words on pointing. */
  readonly names?: readonly string[];
}

export interface ReactionBarProps {
  readonly reactions: readonly ReactionState[];
  readonly onToggle: (kind: ReactionKind, on: boolean) => void;
  /** Counts only, for readers who may not react. */
  readonly isReadOnly?: boolean;
}

const Reaction = ({ state, onToggle }: { state: ReactionState } & Pick<ReactionBarProps, 'onToggle'>) => {
  const { t } = useTranslation();
  const names = state.names ?? [];
  const name = t(`common:reaction.${state.kind}`);
  const button = (
    <ToggleButton
      className="gh-reaction"
      isSelected={state.mine}
      onChange={(on) => onToggle(state.kind, on)}
      aria-label={t('common:reaction.label', { name, count: state.count })}
    >
      <Icon name={REACTIONS[state.kind]} size="small" />
      <span aria-hidden="true">{state.count}</span>
    </ToggleButton>
  );
  return names.length === 0 ? button : <Tooltip text={`${name}: ${names.join(', ')}`}>{button}</Tooltip>;
};

/** Reactions given to a post, each a switch of one's own, and a menu with all six. */
export const ReactionBar = ({ reactions, onToggle, isReadOnly = false }: ReactionBarProps) => {
  const { t } = useTranslation();
  const given = reactions.filter(({ count }) => count > 0);
  if (isReadOnly) {
    return (
      <ul className="gh-reactions" aria-label={t('common:reaction.title')}>
        {given.map(({ kind, count }) => (
          <li key={kind} className="gh-reaction">
            <Icon name={REACTIONS[kind]} size="small" />
            <span className="gh-hidden">{t(`common:reaction.${kind}`)}</span> {count}
          </li>
        ))}
      </ul>
    );
  }
  const mine = new Set(reactions.filter((state) => state.mine).map(({ kind }) => kind));
  const entries = (Object.keys(REACTIONS) as ReactionKind[]).map((kind) => ({
    id: kind,
    label: t(`common:reaction.${kind}`),
    icon: REACTIONS[kind],
  }));
  return (
    <div className="gh-reactions" role="group" aria-label={t('common:reaction.title')}>
      {given.map((state) => (
        <Reaction key={state.kind} state={state} onToggle={onToggle} />
      ))}
      <Menu
        label={t('common:reaction.title')}
        groups={[{ id: 'reactions', entries }]}
        onAction={(id) => onToggle(id as ReactionKind, !mine.has(id as ReactionKind))}
        trigger={(props) => (
          <Button {...props} variant="quiet" size="small" icon="plus">
            {t('common:reaction.add')}
          </Button>
        )}
      />
    </div>
  );
};
