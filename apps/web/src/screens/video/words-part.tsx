import { useTranslation } from 'react-i18next';

import type { CommunityDetail } from '#libs/contracts';

import { TextField } from '../../design/text-field.js';
import { listErrors } from '../communities/community-values.js';
import { FormProblem } from '../forms/form-problem.js';
import { Composer } from '../writing/composer.js';
import { LanguageChoice } from '../writing/language-choice.js';
import { CommunityChoice } from './community-choice.js';
import { TagsField } from './tags-field.js';
import type { VideoDraft } from './use-video-draft.js';

interface WordsPartProps {
  readonly community: CommunityDetail;
  readonly draft: VideoDraft;
  /** The title is the next thing to do for somebody who comes to this page. */
  readonly isNext: boolean;
}

/** What is said about a video, and where. */
export const WordsPart = ({ community, draft, isNext }: WordsPartProps) => {
  const { t } = useTranslation();
  const { values, set, problem } = draft;
  const labels = {
    title: t('video:words.title'),
    description: t('video:words.description'),
    tags: t('recorder:tags.label'),
  };
  const errors = listErrors(problem?.fields ?? {}, ['tags']);
  return (
    <>
      <FormProblem problem={problem} errors={errors} labels={labels} />
      <TextField
        label={labels.title}
        description={t('video:words.title-help')}
        name="title"
        data-arrival={isNext || undefined}
        autoComplete="off"
        value={values.title}
        onChange={set('title')}
        error={errors['title']}
      />
      <Composer
        label={labels.description}
        value={values.description}
        onChange={set('description')}
        communityId={community.id}
        language={values.language}
        error={errors['description']}
      />
      <TagsField value={values.tags} onChange={set('tags')} error={errors['tags']} />
      <LanguageChoice value={values.language} onChange={set('language')} />
      <CommunityChoice community={community} value={values.communityId} onChange={draft.chooseCommunity} />
    </>
  );
};
