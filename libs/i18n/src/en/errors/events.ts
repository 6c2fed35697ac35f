export const events = {
  'event.cancelled': 'This event has been cancelled.',
  'event.changed': 'Somebody else has changed this event meanwhile. Load it again, then make your change.',
  'event.ends-too-early': 'It must end after it begins.',
  'event.link-invalid': 'This is not the address of a page. It begins with https://.',
  'event.over': 'This event is over.',
  'event.recording-missing': 'This video is not among those of the community that you can watch.',
  'event.time-invalid': 'Enter a day and a time.',
  'event.too-long': 'An event lasts 31 days at most.',
  'event.zone-invalid': 'This is not the name of a time zone, like Europe/London.',
} as const;
