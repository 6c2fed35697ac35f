import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

const arriveIn = (main: HTMLElement): void => {
  if (main.querySelector('.gh-field:focus-within')) return;
  const field = main.querySelector<HTMLElement>('[data-arrival] input');
  if (field) return field.focus();
  const heading = main.querySelector('h1');
  if (heading && !heading.hasAttribute('tabindex')) heading.tabIndex = -1;
  (heading ?? main).focus({ preventScroll: true });
};

/**
 * After a change of screen, puts the focus on its heading, so that keyboard and screen reader follow; or on the field in
 * `data-arrival`, where the reader comes to fill it in. Whoever is in a field that is still there stays in it.
 */
export const useArrival = (): void => {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        if (fromLocation === undefined || !pathChanged) return;
        const main = document.getElementById('main');
        if (main) arriveIn(main);
      }),
    [router],
  );
};
