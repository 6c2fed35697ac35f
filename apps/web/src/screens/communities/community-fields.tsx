import { useTranslation } from 'react-i18next';

import { joinPolicy, visibility, type CommunityCard } from '#libs/contracts';

import { useSession } from '../../app/session.js';
import { RadioGroup } from '../../design/radio-group.js';
import { TextArea } from '../../design/text-area.js';
import { TextField } from '../../design/text-field.js';
import { LANGUAGES } from '../../i18n/languages.js';
import type { FieldErrors } from '../forms/field-errors.js';
import { useJoinPolicyWords, useVisibilityWords, VISIBILITY_ICONS } from './visibility.js';

type Visibility = CommunityCard['visibility'];
type JoinPolicy = CommunityCard['joinPolicy'];

const VISIBILITIES = visibility.options;
const JOIN_POLICIES = joinPolicy.options;
const MOST_PURPOSE = 300;
const MOST_DESCRIPTION = 5000;

interface FieldProps<Value> {
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly error: string | undefined;
}

/** The five ways of being seen, each in one sentence. */
export const VisibilityField = ({ value, onChange, error }: FieldProps<Visibility>) => {
  const { t } = useTranslation();
  const { instance } = useSession();
  const wordsOf = useVisibilityWords();
  return (
    <RadioGroup
      label={t('communities:field.visibility')}
      name="visibility"
      look="cards"
      value={value}
      onChange={onChange}
      error={error}
      options={VISIBILITIES.map((each) => {
        const { name, sentence } = wordsOf(each, instance.name);
        return { value: each, label: name, description: sentence, icon: VISIBILITY_ICONS[each] };
      })}
    />
  );
};

interface JoinFieldsProps {
  readonly policy: JoinPolicy;
  readonly domains: string;
  readonly onPolicy: (policy: JoinPolicy) => void;
  readonly onDomains: (domains: string) => void;
  readonly errors: FieldErrors;
}

/** How people come in, and from which e-mail domains where that decides. */
export const JoinFields = ({ policy, domains, onPolicy, onDomains, errors }: JoinFieldsProps) => {
  const { t } = useTranslation();
  const { instance } = useSession();
  const wordsOf = useJoinPolicyWords();
  return (
    <>
      <RadioGroup
        label={t('communities:field.join-policy')}
        name="joinPolicy"
        look="cards"
        value={policy}
        onChange={onPolicy}
        error={errors['joinPolicy']}
        options={JOIN_POLICIES.map((each) => {
          const { name, sentence } = wordsOf(each, instance.name, [t('communities:field.domains-named')]);
          return { value: each, label: name, description: sentence };
        })}
      />
      {policy === 'domain' && (
        <TextArea
          label={t('communities:field.domains')}
          description={t('communities:field.domains-help')}
          name="joinDomains"
          rows={2}
          value={domains}
          onChange={onDomains}
          error={errors['joinDomains']}
        />
      )}
    </>
  );
};

/** What a community is for, in one or two sentences. */
export const PurposeField = ({ value, onChange, error }: FieldProps<string>) => {
  const { t } = useTranslation();
  return (
    <TextArea
      label={t('communities:field.purpose')}
      description={t('communities:field.purpose-help')}
      name="purpose"
      rows={2}
      most={MOST_PURPOSE}
      value={value}
      onChange={onChange}
      error={error}
    />
  );
};

/** What a community is, at length. */
export const DescriptionField = ({ value, onChange, error }: FieldProps<string>) => {
  const { t } = useTranslation();
  return (
    <TextArea
      label={t('communities:field.description')}
      description={t('communities:field.description-help')}
      name="description"
      optional
      rows={6}
      most={MOST_DESCRIPTION}
      value={value}
      onChange={onChange}
      error={error}
    />
  );
};

/** Topics, with commas between them. */
export const TopicsField = ({ value, onChange, error }: FieldProps<string>) => {
  const { t } = useTranslation();
  return (
    <TextField
      label={t('communities:field.topics')}
      description={t('communities:field.topics-help')}
      name="topics"
      optional
      value={value}
      onChange={onChange}
      error={error}
    />
  );
};

/** The language that is mostly spoken in a community. */
export const LanguageField = ({ value, onChange, error }: FieldProps<'en' | 'cy'>) => {
  const { t } = useTranslation();
  return (
    <RadioGroup
      label={t('communities:field.language')}
      description={t('communities:field.language-help')}
      name="language"
      look="row"
      value={value}
      onChange={onChange}
      error={error}
      options={LANGUAGES}
    />
  );
};
