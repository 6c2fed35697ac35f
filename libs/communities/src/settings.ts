import { DomainError } from '#libs/kernel';

/** Topics as they are kept: trimmed, in lower case, each once. */
export const tidyTopics = (topics: readonly string[]): string[] => [
  ...new Set(topics.map((topic) => topic.trim().replaceAll(/\s+/g, ' ').toLowerCase())),
];

/** @throws DomainError `community.domains-missing` when people join by domain and none is named */
export const demandDomains = (joinPolicy: string, joinDomains: readonly string[]): void => {
  if (joinPolicy === 'domain' && joinDomains.length === 0) throw new DomainError('community.domains-missing');
};
