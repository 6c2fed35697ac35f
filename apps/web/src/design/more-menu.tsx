import { Button, type ButtonProps } from './button.js';
import { Menu, type MenuEntry } from './menu.js';

/** An entry of a `MoreMenu`, which is told by its id. */
export interface MoreEntry<Id extends string> extends MenuEntry {
  readonly id: Id;
}

interface MoreMenuProps<Id extends string> extends Pick<ButtonProps, 'size' | 'variant'> {
  /** Says of what there is more. */
  readonly label: string;
  readonly entries: readonly MoreEntry<Id>[];
  readonly onAction: (id: Id) => void;
}

/** Further actions on one thing, behind a button with three dots. */
export const MoreMenu = <Id extends string>({
  label,
  entries,
  onAction,
  variant = 'quiet',
  size = 'usual',
}: MoreMenuProps<Id>) => (
  <Menu
    label={label}
    groups={[{ id: 'more', entries }]}
    onAction={(id) => onAction(id as Id)}
    trigger={(props) => (
      <Button {...props} variant={variant} size={size} icon="more" iconOnly>
        {label}
      </Button>
    )}
  />
);
