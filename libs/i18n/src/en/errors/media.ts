export const media = {
  'captions.after-the-end': 'Caption {{cue}} begins after the end of the video. Is this the right file?',
  'captions.bad-time':
    'The time in line {{line}} cannot be read. It should look like 00:01:24.500 --> 00:01:27.000.',
  'captions.conflict':
    'Somebody else has changed these captions meanwhile. Load them again, then make your change.',
  'captions.empty': 'There are no captions in this file.',
  'captions.ends-before-start': 'The caption in line {{line}} ends before it begins.',
  'captions.exist': 'There are captions already. Correct them, or delete them first.',
  'captions.not-captions': 'This is not a file of captions. Choose a WebVTT (.vtt) or SubRip (.srt) file.',
  'captions.note-missing': 'Say in a sentence why there are no captions.',
  'captions.text-too-long': 'The caption in line {{line}} is too long. At most {{most}} characters fit.',
  'captions.too-large': 'This file is too large for captions.',
  'captions.too-many-cues': 'There are too many captions in this file. At most {{most}} fit.',
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
  'video.no-captions':
    'This video has no captions that somebody has checked. Write or check them, or say why it is published without.',
  'video.busy': 'A new file is on its way already, or the video is being prepared. Wait until that is done.',
  'video.not-failed': 'This video can only be processed again after it has failed.',
  'video.not-playable': 'This video cannot be played yet. Publish it as soon as it can.',
  'video.not-published': 'This video is not published yet.',
  'video.published': 'This video is published. Change its words in its discussion.',
  'video.review-day': 'Choose a day that is yet to come, at most ten years from now.',
  'video.upload-missing': 'Choose one of your own uploads that no video is made of yet.',
} as const;
