import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';

export interface Shortcut {
  /** One character as the keyboard gives it, such as `/`, `j` or `?`. */
  readonly key: string;
  /** What it does, translated; shown in the help. */
  readonly label: string;
  readonly run: () => void;
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

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Lists and menus have typing of their own, and a dialog keeps its page still. */
const isElsewhere = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('[role="menu"], [role="listbox"], [role="dialog"], [role="alertdialog"]') !== null;

const press = (event: KeyboardEvent): void => {
  if (!isOn() || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.isComposing || isWriting(event.target) || isElsewhere(event.target)) return;
  const shortcut = active.findLast(({ key }) => key === event.key);
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

/** Offers a single-key shortcut while the component is on the page. The latest of one key wins. */
export const useShortcut = (key: string, label: string, run: () => void): void => {
  const latest = useEffectEvent(run);
  useEffect(() => add({ key, label, run: () => latest() }), [key, label]);
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
