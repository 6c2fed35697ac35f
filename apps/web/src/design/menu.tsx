import {
  lazy,
  Suspense,
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
} from 'react';

import type { IconName } from './icon.js';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly icon?: IconName;
  readonly tone?: 'danger';
  /** Makes the entry a link; otherwise `onAction` is called with its id. */
  readonly href?: string;
  readonly isDisabled?: boolean;
}

export interface MenuGroup {
  readonly id: string;
  readonly title?: string;
  readonly entries: readonly MenuEntry[];
  /** The id of the chosen entry, where the group is a choice of one. */
  readonly chosen?: string;
}

/** To be spread on the button that opens the menu. */
export interface MenuTriggerProps {
  readonly ref: Ref<HTMLButtonElement>;
  readonly onPress: () => void;
  readonly onKeyDown: (event: KeyboardEvent | { key: string; preventDefault: () => void }) => void;
  readonly 'aria-haspopup': 'menu';
  readonly 'aria-expanded': boolean;
}

export interface MenuProps {
  readonly label: string;
  readonly trigger: (props: MenuTriggerProps) => ReactNode;
  readonly groups: readonly MenuGroup[];
  readonly onAction: (id: string) => void;
}

const load = () => import('./menu-popover.js');
const LazyPopover = lazy(async () => ({ default: (await load()).MenuPopover }));

/** Fetches the lists while nobody is waiting for anything. */
const useFetchAtRest = (): void => {
  useEffect(() => {
    const timer = setTimeout(() => void load().catch(() => undefined), 1500);
    return () => clearTimeout(timer);
  }, []);
};

/** Further actions on one thing, opened by a button. */
export const Menu = ({ label, trigger, groups, onAction }: MenuProps) => {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState<'first' | 'last' | null>(null);
  useFetchAtRest();
  return (
    <>
      {trigger({
        ref: button,
        onPress: () => setOpen(open === null ? 'first' : null),
        onKeyDown: (event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          setOpen(event.key === 'ArrowDown' ? 'first' : 'last');
        },
        'aria-haspopup': 'menu',
        'aria-expanded': open !== null,
      })}
      {open !== null && (
        <Suspense>
          <LazyPopover
            label={label}
            groups={groups}
            onAction={onAction}
            triggerRef={button}
            startAt={open}
            onClose={() => setOpen(null)}
          />
        </Suspense>
      )}
    </>
  );
};
