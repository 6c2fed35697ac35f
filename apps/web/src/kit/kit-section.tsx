import type { ReactNode } from 'react';

/** A titled part of the kit. */
export const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="gh-stack" aria-label={title}>
    <h2>{title}</h2>
    {children}
  </section>
);
