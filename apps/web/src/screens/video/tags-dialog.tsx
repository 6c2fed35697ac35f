import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { listCommunityVideos, listMyVideos, readVideo, setVideoTags, type VideoView } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { DialogActions } from '../../design/dialog-actions.js';
import { Dialog } from '../../design/dialog.js';
import { listErrors, topicsOf } from '../communities/community-values.js';
import { fieldErrorsOf } from '../forms/field-errors.js';
import { FormProblem } from '../forms/form-problem.js';
import { TagsField } from './tags-field.js';

interface TagsDialogProps {
  readonly video: VideoView;
  readonly onClose: () => void;
}

/** Gives a video other tags. */
export const TagsDialog = ({ video, onClose }: TagsDialogProps) => {
  const { t } = useTranslation();
  const [tags, setTags] = useState(video.tags.join(', '));
  const save = useCommand(setVideoTags, {
    refreshes: [readVideo, listCommunityVideos, listMyVideos],
    onDone: onClose,
  });
  const errors = listErrors(fieldErrorsOf(save.error), ['tags']);
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title={t('recorder:tags.edit')}
      actions={(close) => (
        <DialogActions
          isPending={save.isPending}
          onPress={() => save.mutate({ params: { videoId: video.id }, body: { tags: topicsOf(tags) } })}
          onCancel={close}
        >
          {t('recorder:tags.save')}
        </DialogActions>
      )}
    >
      <FormProblem problem={save.error} errors={errors} labels={{ tags: t('recorder:tags.label') }} />
      <TagsField value={tags} onChange={setTags} error={errors['tags']} />
    </Dialog>
  );
};
