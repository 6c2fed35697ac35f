import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';

import { announce } from '../shell/announcer.js';
import { Button } from './button.js';
import { Icon } from './icon.js';

import './toast.css';

export interface ToastOptions {
  readonly tone?: 'success' | 'danger' | 'info';
  readonly action?: { readonly label: string; readonly run: () => void };
}

interface Toast extends ToastOptions {
  readonly id: number;
  readonly message: string;
}

/** Time to read it; one that offers an action stays until it is dismissed. */
const SHOWN_MILLISECONDS = 8000;
const AT_ONCE = 3;
const NONE: readonly Toast[] = [];

let toasts = NONE;
let next = 1;
const listeners = new Set<() => void>();

const put = (changed: readonly Toast[]): void => {
  toasts = changed;
  for (const listener of listeners) listener();
};

const dismiss = (id: number): void => put(toasts.filter((toast) => toast.id !== id));

/** Confirms what just happened, in a corner, and says it politely. Errors belong beside what failed. */
export const showToast = (message: string, options: ToastOptions = {}): void => {
  put([...toasts, { ...options, id: next, message }].slice(-AT_ONCE));
  next += 1;
  announce(message);
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const ToastCard = ({ toast }: { toast: Toast }) => {
  const { t } = useTranslation();
  const { id, action } = toast;
  const stays = action !== undefined;
  useEffect(() => {
    if (stays) return undefined;
    const timer = setTimeout(() => dismiss(id), SHOWN_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [id, stays]);
  const run = (): void => {
    action?.run();
    dismiss(id);
  };
  return (
    <li className="gh-toast" data-tone={toast.tone ?? 'success'}>
      <Icon name={toast.tone === 'danger' ? 'error' : toast.tone === 'info' ? 'info' : 'check-circle'} />
      <p>{toast.message}</p>
      {action && (
        <Button size="small" onPress={run}>
          {action.label}
        </Button>
      )}
      <Button variant="quiet" size="small" icon="close" iconOnly onPress={() => dismiss(id)}>
        {t('common:action.dismiss')}
      </Button>
    </li>
  );
};

/** Where toasts appear; once, in the shell. */
export const ToastRegion = () => {
  const { t } = useTranslation();
  const shown = useSyncExternalStore(
    subscribe,
    () => toasts,
    () => NONE,
  );
  if (shown.length === 0) return null;
  return (
    <section className="gh-toasts" aria-label={t('common:toast.region')}>
      <ol className="gh-toasts__list">
        {shown.map((toast) => (
          <ToastCard key={toast.id} toast={toast} />
        ))}
      </ol>
    </section>
  );
};
