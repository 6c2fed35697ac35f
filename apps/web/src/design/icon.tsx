import './icon.css';

/** Line drawings on a 24 by 24 grid. */
const PATHS = {
  alert: 'M12 3.5 22 20.5H2zM12 10v4.5M12 17.2v.3',
  archive: 'M3.5 4.5h17v4h-17zM5 8.5v11h14v-11M9.5 12.5h5',
  'arrow-down': 'M12 4v15.5M5.5 13l6.5 6.5 6.5-6.5',
  'arrow-up': 'M12 20V4.5M5.5 11l6.5-6.5 6.5 6.5',
  'arrow-left': 'M20 12H4.5M11 5.5 4.5 12l6.5 6.5',
  'arrow-right': 'M4 12h15.5M13 5.5l6.5 6.5-6.5 6.5',
  ban: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM6 6l12 12',
  bold: 'M7 4.5h6a3.7 3.7 0 0 1 0 7.5H7zM7 12h7a3.7 3.7 0 0 1 0 7.5H7z',
  code: 'M8.5 6.5 3 12l5.5 5.5M15.5 6.5 21 12l-5.5 5.5',
  bulb: 'M9 17.5h6M10 20.5h4M8.5 14.5a5.5 5.5 0 1 1 7 0c-.6.6-.8 1.7-.8 3H9.3c0-1.3-.2-2.4-.8-3z',
  bell: 'M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4',
  'bell-off': 'M6 16.5V11a6 6 0 0 1 .8-3M9.5 5.6A6 6 0 0 1 18 11v3M4.5 18h13M10 20.5h4M3.5 3.5l17 17',
  calendar: 'M4 5.5h16v15H4zM4 10h16M8.5 3v4M15.5 3v4',
  celebrate:
    'M4 20l4-11 7 7zM14 3.5v2M18.5 5l-1.200 1.5M20.5 10h-2M12.5 9.5c1-1 1-2.5 0-3.5M15 12c1.5-1 3-.5 4 .5',
  check: 'M4.5 12.5 10 18 19.5 7',
  'check-circle': 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM8 12.3l2.9 2.9L16 9.5',
  'chevron-down': 'M5.5 9 12 15.5 18.5 9',
  'chevron-right': 'M9 5.5 15.5 12 9 18.5',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V12l3.2 2',
  close: 'M5.5 5.5l13 13M18.5 5.5l-13 13',
  collapse: 'M9 4v5H4M20 9h-5V4M15 20v-5h5M4 15h5v5',
  communities: 'M3.5 9.5 12 4l8.5 5.5zM6 12.5v5M10 12.5v5M14 12.5v5M18 12.5v5M3.5 20.5h17',
  contrast: 'M12 3.5a8.5 8.5 0 1 0 0 17zM12 3.5a8.5 8.5 0 0 1 0 17',
  download: 'M12 4v11.5M6.5 10.5 12 16l5.5-5.5M4.5 20h15',
  edit: 'M4 20l1-4.5L16.5 4 20 7.5 8.5 19zM14 6.5 17.5 10',
  error: 'M8.5 3.5h7l5 5v7l-5 5h-7l-5-5v-7zM12 8v5M12 15.8v.3',
  expand: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  external: 'M14 4.5h5.5V10M19.5 4.5 11 13M17 13.5v6H4.5V7h6',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  film: 'M3.5 5.5h17v13h-17zM10 9.2v5.6l5-2.8z',
  filter: 'M4 6.5h16M7 12h10M10 17.5h4',
  flag: 'M5.5 21V4M5.5 5h12.5l-2.5 4 2.5 4H5.5',
  globe:
    'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM3.5 12h17M12 3.5c5 5 5 12 0 17M12 3.5c-5 5-5 12 0 17',
  heart: 'M12 20C5 15.5 3 12 3 8.8A4.6 4.6 0 0 1 12 7a4.6 4.6 0 0 1 9 1.8C21 12 19 15.5 12 20z',
  history: 'M4 12a8 8 0 1 0 2.5-5.8L4 8.5M4 4v4.5h4.5M12 8v4.5l3 1.8',
  home: 'M3.5 11.5 12 4l8.5 7.5M6 9.5V20h4.5v-5.5h3V20H18V9.5',
  info: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 11v5M12 7.8v.3',
  key: 'M8 10.5a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM11 11.5 19.5 3M16 6.5l3 3M13.5 9l2 2',
  italic: 'M10 4.5h8M6 19.5h8M14 4.5l-4 15',
  keyboard: 'M2.5 6.5h19v11h-19zM6 10v.1M9.5 10v.1M13 10v.1M16.5 10v.1M18 13.8v.1M6 13.8v.1M9 14h6',
  link: 'M10 14.5a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.7l-1 1M14 9.5a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1',
  list: 'M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5v.1M4.5 12v.1M4.5 17.5v.1',
  lock: 'M5.5 10.5h13v10h-13zM8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5M12 14.5v2',
  lifebuoy:
    'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM6 6l3.5 3.5M18 6l-3.5 3.5M6 18l3.5-3.5M18 18l-3.5-3.5',
  mail: 'M3 5.5h18v13H3zM3.5 6.5 12 13l8.5-6.5',
  mention: 'M12 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM15.5 8.5v4.8c0 3 4.5 2.8 4.5-1.3a8 8 0 1 0-3.2 6.4',
  more: 'M5.5 11.9v.2M12 11.9v.2M18.5 11.9v.2',
  offline:
    'M3.5 3.5l17 17M8 12.5a6 6 0 0 1 2.5-1.4M4.5 9a11 11 0 0 1 3.3-2.2M11.5 5.6A11 11 0 0 1 19.5 9M15 12a6 6 0 0 1 1 .7M12 17.9v.2',
  paperclip:
    'M19.5 11 12 18.5a4.6 4.6 0 0 1-6.5-6.5L13 4.5a3.1 3.1 0 0 1 4.4 4.4L10 16.3a1.5 1.5 0 0 1-2.2-2.2L14.5 7.5',
  pause: 'M9 5v14M15 5v14',
  people:
    'M9 4.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM2.5 20c0-8 13-8 13 0M15.5 4.8a3.5 3.5 0 0 1 0 6.4M17.5 14c2.5.6 4 2.8 4 6',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20.5c0-8 15-8 15 0',
  picture: 'M3.5 5.5h17v13h-17zM12 12h6v4.5h-6z',
  pin: 'M8.5 3.5h7l-1 6.5 3 3.5h-11l3-3.5zM12 13.5v7',
  play: 'M7 4.5 19 12 7 19.5z',
  plus: 'M12 4.5v15M4.5 12h15',
  question: 'M4 5h16v11.5h-8.5L7 20.5v-4H4zM9.8 9a2.2 2.2 0 1 1 3 2c-.6.3-.8.6-.8 1.2M12 14v.2',
  quote: 'M10 7H5v6h5zM10 13c0 2.5-1.5 4-4 4.5M19 7h-5v6h5zM19 13c0 2.5-1.5 4-4 4.5',
  record: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
  reply: 'M9.5 5.5 4 11l5.5 5.5M4.5 11H14a6 6 0 0 1 6 6v1.5',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.3 15.3l5.2 5.2',
  send: 'M3.5 12 20.5 4l-4 16.5-5-6.5zM11.5 14l9-10',
  settings: 'M4 7h9M17 7h3M15 5v4M4 17h3M11 17h9M9 15v4M4 12h2M10 12h10M8 10v4',
  shield: 'M12 3.5 19.5 6v6c0 4.5-3.5 7.3-7.5 8.5C8 19.3 4.5 16.5 4.5 12V6z',
  'sign-out': 'M10 4.5H4.5v15H10M9 12h11.5M16 7.5l4.5 4.5-4.5 4.5',
  spark: 'M12 3.5l2.3 6.2 6.2 2.3-6.2 2.3L12 20.5l-2.3-6.2L3.5 12l6.2-2.3z',
  speech: 'M4 5h16v11.5h-8.5L7 20.5v-4H4z',
  star: 'M12 3.5l2.6 5.5 6 .8-4.4 4.2 1.1 6L12 17.1 6.7 20l1.1-6-4.4-4.2 6-.8z',
  stop: 'M6.5 6.5h11v11h-11z',
  thumb:
    'M7 10.5v9H4v-9zM7 10.5l4-7c1.8 0 2.5 1.2 2.2 2.8l-.6 3.2h5.6c1.3 0 2.1 1.1 1.8 2.3l-1.6 6.2c-.2.9-.9 1.5-1.8 1.5H7',
  trash: 'M4 6.5h16M9 6.5v-3h6v3M6 6.5l1 14h10l1-14M10 10.5v6M14 10.5v6',
  upload: 'M12 20V8.5M6.5 13.5 12 8l5.5 5.5M4.5 4h15',
  volume: 'M4 9.5h3.5L12 5.5v13l-4.5-4H4zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11',
  'volume-off': 'M4 9.5h3.5L12 5.5v13l-4.5-4H4zM16 9.5l5 5M21 9.5l-5 5',
} as const;

export type IconName = keyof typeof PATHS;

/** A picture beside words: always hidden from assistive technology, so never the only label. */
export const Icon = ({ name, size }: { name: IconName; size?: 'small' | 'large' }) => (
  <svg
    className="gh-icon"
    data-size={size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth={name === 'more' ? 3 : 1.8}
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    <path d={PATHS[name]} fill={name === 'contrast' ? 'none' : undefined} />
    {name === 'contrast' && <path d="M12 3.5a8.5 8.5 0 0 0 0 17z" fill="currentColor" stroke="none" />}
  </svg>
);
