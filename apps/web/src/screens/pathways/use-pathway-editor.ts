import { useState } from 'react';

import type { PathwayView } from '#libs/contracts';

import { changeRow } from '../forms/change-row.js';
import { useFields } from '../forms/use-fields.js';

/** A step while the pathway is edited; new ones have no id yet. */
export interface EditedStep {
  readonly key: string;
  readonly id: string | undefined;
  readonly threadId: string | undefined;
  readonly documentId: string | undefined;
  readonly url: string | undefined;
  readonly title: string;
  readonly note: string;
}

const stepsOf = ({ steps }: PathwayView): EditedStep[] =>
  steps.map(({ id, title, note, url, thread, document }) => ({
    key: id,
    id,
    threadId: thread?.id,
    documentId: document?.id,
    url: url ?? undefined,
    title,
    note,
  }));

const THREAD_ADDRESS = /^\/c\/[^/]+\/t\/([0-9a-f-]{36})(?:\/|$)/;

const DOCUMENT_ADDRESS = /^\/documents\/([0-9a-f-]{36})(?:\/|$)/;

/** What an address leads to: a thread or a document of this site, or a page elsewhere; null for what is no address. */
export const leadsTo = (
  address: string,
  origin: string,
): { readonly threadId: string } | { readonly documentId: string } | { readonly url: string } | null => {
  if (!URL.canParse(address, origin)) return null;
  const url = new URL(address, origin);
  const here = url.origin === origin ? url.pathname : '';
  const threadId = THREAD_ADDRESS.exec(here)?.[1];
  if (threadId !== undefined) return { threadId };
  const documentId = DOCUMENT_ADDRESS.exec(here)?.[1];
  if (documentId !== undefined) return { documentId };
  return /^https?:\/\//i.test(address) ? { url: address } : null;
};

const swapped = (steps: readonly EditedStep[], at: number, to: number): EditedStep[] => {
  const next = [...steps];
  const [moved] = next.splice(at, 1);
  if (moved !== undefined) next.splice(to, 0, moved);
  return next;
};

/** What a pathway is edited from. */
const startOf = (pathway: PathwayView) => ({
  revision: pathway.revision,
  values: {
    title: pathway.title,
    description: pathway.description,
    reviewBy: pathway.reviewBy.slice(0, 10),
    steps: stepsOf(pathway),
  },
});

/** The words and steps of a pathway while somebody changes them. */
export const usePathwayEditor = (pathway: PathwayView) => {
  const [start, setStart] = useState(() => startOf(pathway));
  const { values, set, setValues } = useFields(start.values);
  // Once something is changed here, what somebody else saves meanwhile is met when this is saved.
  if (pathway.revision > start.revision && values === start.values) {
    const next = startOf(pathway);
    setStart(next);
    setValues(next.values);
  }
  const { steps } = values;
  const setSteps = (how: (steps: readonly EditedStep[]) => EditedStep[]): void =>
    setValues((before) => ({ ...before, steps: how(before.steps) }));
  return {
    values,
    set,
    steps,
    change: (key: string, how: Partial<EditedStep>): void =>
      setSteps((before) => changeRow(before, key, how)),
    move: (at: number, by: -1 | 1): void => setSteps((before) => swapped(before, at, at + by)),
    remove: (key: string): void => setSteps((before) => before.filter((step) => step.key !== key)),
    add: (step: Pick<EditedStep, 'threadId' | 'documentId' | 'url' | 'title'>): void =>
      setSteps((before) => [...before, { ...step, key: crypto.randomUUID(), id: undefined, note: '' }]),
    /** What the server is asked to make of it. */
    body: () => ({
      ...values,
      title: values.title.trim(),
      revision: start.revision,
      steps: steps.map(({ id, threadId, documentId, url, title, note }) => ({
        ...(id === undefined ? { threadId, documentId, url } : { id }),
        ...(url === undefined ? {} : { title }),
        note,
      })),
    }),
  };
};

export type PathwayEditor = ReturnType<typeof usePathwayEditor>;
