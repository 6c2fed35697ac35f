import type { RefObject } from 'react';
import {
  Header,
  Menu as AriaMenu,
  MenuItem,
  MenuSection,
  Popover,
  Separator,
  Text,
  type Selection,
} from 'react-aria-components';

import { Icon } from './icon.js';
import type { MenuEntry, MenuGroup } from './menu.js';

import './list-box.css';

const Entry = ({ entry, chosen }: { entry: MenuEntry; chosen: boolean }) => (
  <MenuItem
    id={entry.id}
    textValue={entry.label}
    className="gh-option"
    data-tone={entry.tone}
    isDisabled={entry.isDisabled ?? false}
    {...(entry.href === undefined ? {} : { href: entry.href })}
  >
    {entry.icon && <Icon name={entry.icon} />}
    <span>
      <Text slot="label">{entry.label}</Text>
      {entry.description !== undefined && (
        <Text slot="description" className="gh-option__detail">
          {entry.description}
        </Text>
      )}
    </span>
    {chosen && <Icon name="check" />}
  </MenuItem>
);

interface GroupProps {
  readonly label: string;
  readonly group: MenuGroup;
  readonly onAction: (id: string) => void;
}

const Group = ({ label, group, onAction }: GroupProps) => {
  const choice =
    group.chosen === undefined
      ? {}
      : {
          selectionMode: 'single' as const,
          disallowEmptySelection: true,
          selectedKeys: [group.chosen],
          onSelectionChange: (keys: Selection) => {
            const [key] = keys === 'all' ? [] : [...keys];
            if (key !== undefined) onAction(String(key));
          },
        };
  return (
    <MenuSection id={group.id} {...choice} {...(group.title === undefined ? { 'aria-label': label } : {})}>
      {group.title !== undefined && <Header className="gh-option__header">{group.title}</Header>}
      {group.entries.map((entry) => (
        <Entry key={entry.id} entry={entry} chosen={entry.id === group.chosen} />
      ))}
    </MenuSection>
  );
};

export interface MenuPopoverProps {
  readonly label: string;
  readonly groups: readonly MenuGroup[];
  readonly onAction: (id: string) => void;
  readonly triggerRef: RefObject<Element | null>;
  readonly onClose: () => void;
  /** Which entry has the focus at first: the arrow key that opened the menu decides. */
  readonly startAt: 'first' | 'last';
}

/** The list of a menu; loaded when a page is at rest, because no page needs it at once. */
export const MenuPopover = ({ label, groups, onAction, triggerRef, onClose, startAt }: MenuPopoverProps) => {
  const choices = new Set(
    groups.flatMap((group) => (group.chosen === undefined ? [] : group.entries.map(({ id }) => id))),
  );
  return (
    <Popover
      className="gh-popover"
      aria-label={label}
      placement="bottom end"
      isOpen
      triggerRef={triggerRef}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <AriaMenu
        className="gh-menu"
        aria-label={label}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- a menu must take the focus
        autoFocus={startAt}
        onClose={onClose}
        onAction={(key) => {
          if (!choices.has(String(key))) onAction(String(key));
        }}
      >
        {groups.flatMap((group, at) => [
          at > 0 && <Separator key={`${group.id}-line`} className="gh-option-line" />,
          <Group key={group.id} label={label} group={group} onAction={onAction} />,
        ])}
      </AriaMenu>
    </Popover>
  );
};
