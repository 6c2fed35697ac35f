export const discussion = {
  'thread.locked': 'This thread is closed to new posts.',
  'thread.not-a-question':
    'Only a question can have an accepted answer. Mark the thread as a question first.',
  'thread.one-place': 'Ask for one place in the thread only.',
  'answer.not-a-reply': 'Only a reply in this thread can be its answer.',
  'reply.not-in-thread': 'The post that this answers is not in this thread.',
  'post.deleted': 'This post has been deleted.',
  'post.changed-meanwhile':
    'This post was changed while you were editing it. Your words are still here: compare them with the new version, then save again.',
  'attachment.missing': 'A file is no longer available. Upload it again.',
  'attachments.too-many': 'Attach at most 10 files to a post.',
  'attachments.repeated': 'The same file is attached twice.',
  'draft.conflict':
    'This draft was changed on another device. Both versions are kept: choose which one to go on with.',
  'draft.too-many': 'You have {{most}} drafts. Send or delete some of them first.',
  'place.invalid': 'This is not a place for a draft.',
} as const;
