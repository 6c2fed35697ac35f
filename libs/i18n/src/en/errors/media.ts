export const media = {
  'tus.checksum-mismatch': 'Part of the upload was changed on its way. It is being sent again.',
  'tus.checksum-unknown': 'This kind of checksum is not known here. Use sha1 or sha256.',
  'tus.expired': 'This upload was not finished in time and has been removed. Please start it again.',
  'tus.in-use': 'A video is made of this upload. Delete the video instead.',
  'tus.offset-wrong': 'The upload has gone on elsewhere. Ask how far it is and continue from there.',
  'tus.past-the-end': 'More was sent than was announced for this upload.',
  'tus.quota-full':
    'There is no room for this video: each person may keep {{megabytes}} MB. Delete drafts that you do not need.',
  'tus.request-invalid': 'This request does not follow the rules of uploads here (tus 1.0).',
  'tus.version-unsupported': 'Uploads here follow version 1.0.0 of the tus protocol.',
  'video.not-failed': 'This video can only be processed again after it has failed.',
  'video.not-playable': 'This video cannot be played yet. Publish it as soon as it can.',
  'video.published': 'This video is published. Change its words in its discussion.',
  'video.upload-missing': 'Choose one of your own uploads that no video is made of yet.',
} as const;
