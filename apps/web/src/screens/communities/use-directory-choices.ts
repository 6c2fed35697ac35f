import { useTranslation } from 'react-i18next';

import { listCommunityOrganisations, listCommunityTopics, organisationKind } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { useMe, useSession } from '../../app/session.js';
import { LANGUAGES } from '../../i18n/languages.js';
import type { DirectoryCall } from './directory-query.js';

/** One way to narrow the directory down. */
interface Choice {
  /** As in the address. */
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** The organisations that have communities here, where those of other servers take part. */
const useOrganisations = () => {
  const { instance } = useSession();
  const { data } = useOperation(listCommunityOrganisations, {}, { enabled: instance.federation });
  return (data?.items ?? []).map(({ organisation: { host, name } }) => ({ value: host, label: name }));
};

// i18n-keys: communities:visibility.*
const VISIBILITIES = ['public', 'organisation', 'listed', 'hidden'] as const;

// i18n-keys: communities:sector.*
// i18n-keys: communities:directory.active.*
const SPANS = ['week', 'month', 'year'] as const;

/** What can be chosen in each of the ways; an empty value asks for all. */
const useOptions = () => {
  const { t } = useTranslation();
  const topics = useOperation(listCommunityTopics).data?.items ?? [];
  const any = { value: '', label: t('communities:directory.any') };
  const visibilities = VISIBILITIES.map((value) => ({
    value,
    label: t(`communities:visibility.${value}.name`),
  }));
  return {
    mine: [
      { value: '', label: t('communities:directory.all') },
      { value: 'true', label: t('communities:directory.mine') },
    ],
    topic: [any, ...topics.map(({ topic }) => ({ value: topic, label: topic }))],
    visibility: [any, ...visibilities],
    sector: [
      any,
      ...organisationKind.options.map((value) => ({ value, label: t(`communities:sector.${value}`) })),
    ],
    active: [any, ...SPANS.map((value) => ({ value, label: t(`communities:directory.active.${value}`) }))],
    language: [any, ...LANGUAGES],
    order: [
      { value: '', label: t('communities:directory.by-activity') },
      { value: 'name', label: t('communities:directory.by-name') },
    ],
  };
};

/** The ways in which this reader can narrow the directory down; strangers see only what is public. */
export const useDirectoryChoices = (asked: DirectoryCall): readonly Choice[] => {
  const { t } = useTranslation();
  const isMember = useMe() !== null;
  const { mine, topic, sector, active, visibility, language, order } = useOptions();
  const organisations = useOrganisations();
  const choices: readonly (Choice | false)[] = [
    isMember && {
      name: 'mine',
      label: t('communities:directory.which'),
      value: asked.mine,
      options: mine,
    },
    organisations.length > 1 && {
      name: 'organisation',
      label: t('communities:directory.organisation'),
      value: asked.organisation,
      options: [{ value: '', label: t('communities:directory.any') }, ...organisations],
    },
    organisations.length > 1 && {
      name: 'sector',
      label: t('communities:organisation.sector'),
      value: asked.sector,
      options: sector,
    },
    { name: 'topic', label: t('communities:directory.topic'), value: asked.topic, options: topic },
    isMember && {
      name: 'visibility',
      label: t('communities:directory.visibility'),
      value: asked.visibility,
      options: visibility,
    },
    { name: 'active', label: t('communities:directory.active'), value: asked.active, options: active },
    { name: 'lang', label: t('communities:field.language'), value: asked.language, options: language },
    { name: 'order', label: t('communities:directory.order'), value: asked.order, options: order },
  ];
  return choices.filter((choice) => choice !== false);
};
