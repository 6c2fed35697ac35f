/** HTTP statuses of what may be expected to fail in discussions. */
export const discussionStatusOf = {
  'thread.locked': 409,
  'thread.not-a-question': 409,
  'answer.not-a-reply': 409,
  'post.deleted': 409,
  'post.changed-meanwhile': 409,
  'attachment.missing': 409,
  'draft.conflict': 409,
  'draft.too-many': 409,
} as const satisfies Record<string, number>;
