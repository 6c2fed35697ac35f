import { useEffect, useEffectEvent, useSyncExternalStore, type RefObject } from 'react';

export interface Shortcut {
  /** One character as the keyboard gives it, such as `/`, `j` or `?`. */
  readonly key: string;
  /** What it does, translated; shown in the help. */
  readonly label: string;
  readonly run: () => void;
  /** Where the focus has to be for it; anywhere when left out. */
  readonly within?: RefObject<HTMLElement | null> | undefined;
}

const STORED_AS = 'guildhall-shortcuts';

let active: readonly Shortcut[] = [];
let on: boolean | undefined;
const listeners = new Set<() => void>();

const changed = (): void => {
  for (const listener of listeners) listener();
};

const isOn = (): boolean => {
  try {
    on ??= localStorage.getItem(STORED_AS) !== 'off';
  } catch {
    on = true;
  }
  return on;
};

const isRange = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement && target.type === 'range';

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  !isRange(target) &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Keys that what has the focus answers itself: Space presses a button, arrows move a slider. */
const isAnsweredThere = ({ key, target }: KeyboardEvent): boolean => {
  if (key === ' ') return target instanceof Element && target.closest('button, a, summary') !== null;
  return key.startsWith('Arrow') && isRange(target);
};

/** Lists and menus have typing of their own, and a dialog keeps its page still. */
const isElsewhere = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('[role="menu"], [role="listbox"], [role="dialog"], [role="alertdialog"]') !== null;

/** Whether a press is meant for the page as a whole, and not for a field, a list or another program. */
const isOurs = (event: KeyboardEvent): boolean =>
  !(event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) &&
  !(isWriting(event.target) || isElsewhere(event.target) || isAnsweredThere(event));

const press = (event: KeyboardEvent): void => {
  if (!isOn() || !isOurs(event)) return;
  const shortcut = active.findLast(
    ({ key, within }) =>
      key === event.key && (within === undefined || within.current?.contains(event.target as Node) === true),
  );
  if (shortcut === undefined) return;
  event.preventDefault();
  shortcut.run();
};

const add = (shortcut: Shortcut): (() => void) => {
  if (active.length === 0) window.addEventListener('keydown', press);
  active = [...active, shortcut];
  changed();
  return () => {
    active = active.filter((other) => other !== shortcut);
    if (active.length === 0) window.removeEventListener('keydown', press);
    changed();
  };
};

/**
 * Offers a single-key shortcut while the component is on the page, or only while the focus is within a part of it.
 * The latest of one key wins.
 */
export const useShortcut = (
  key: string,
  label: string,
  run: () => void,
  within?: RefObject<HTMLElement | null>,
): void => {
  const latest = useEffectEvent(run);
  useEffect(() => add({ key, label, run: () => latest(), within }), [key, label, within]);
};

/** Turns all single-key shortcuts on or off on this device (WCAG 2.1.4). */
export const setShortcutsOn = (value: boolean): void => {
  on = value;
  try {
    localStorage.setItem(STORED_AS, value ? 'on' : 'off');
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  changed();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const NONE: readonly Shortcut[] = [];

/** The shortcuts of the page at hand. */
export const useShortcuts = (): readonly Shortcut[] =>
  useSyncExternalStore(
    subscribe,
    () => active,
    () => NONE,
  );

export const useShortcutsOn = (): boolean => useSyncExternalStore(subscribe, isOn, () => true);
