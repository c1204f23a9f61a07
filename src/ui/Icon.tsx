import './Icon.css';

const paths = {
  check: 'm4 10.5 4 4 8-9',
  cross: 'M5 5l10 10M15 5 5 15',
  question:
    'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15ZM8 8.1a2.1 2.1 0 1 1 3.1 1.9c-.7.4-1.1.8-1.1 1.5M10 13.8v.1',
  info: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15ZM10 9.2v4.4M10 6.4v.1',
  warning: 'M10 3 18 16.5H2ZM10 8v4M10 14.4v.1',
  play: 'M6.5 4.5v11l9-5.5Z',
  pause: 'M6 4.5h3v11H6ZM11 4.5h3v11h-3Z',
  stop: 'M5.5 5.5h9v9h-9Z',
  copy: 'M7 7V4h9v9h-3M4 7h9v9H4Z',
  down: 'M10 4v11M5 10.5l5 5 5-5',
  save: 'M10 3v9M6 8.5l4 4 4-4M4 13v3.5h12V13',
  chevron: 'm7 4.5 5.5 5.5L7 15.5',
  lock: 'M5 9h10v7.5H5ZM7 9V6.5a3 3 0 0 1 6 0V9',
  skip: 'M4.5 4.5v11l7-5.5ZM14.5 4.5v11',
  search: 'M8.7 14a5.3 5.3 0 1 0 0-10.6 5.3 5.3 0 0 0 0 10.6ZM12.6 12.6 17 17',
  sun: 'M10 13.4a3.4 3.4 0 1 0 0-6.8 3.4 3.4 0 0 0 0 6.8ZM10 2v1.6M10 16.4V18M2 10h1.6M16.4 10H18M4.3 4.3l1.2 1.2M14.5 14.5l1.2 1.2M15.7 4.3l-1.2 1.2M5.5 14.5l-1.2 1.2',
  moon: 'M16.5 11.8A7 7 0 0 1 8.2 3.5a7 7 0 1 0 8.3 8.3Z',
  screen: 'M3 4h14v9.5H3ZM7 17h6M10 13.5V17',
  pencil:
    'M4 16l.8-3.6L13.6 3.6a1.4 1.4 0 0 1 2 0l.8.8a1.4 1.4 0 0 1 0 2L7.6 15.2ZM11.8 5.4l2.8 2.8',
  branch: 'M6 3v14M6 11c5 0 8-2 8-6M11.5 7 14 4.5 16.5 7',
  star: 'm10 2.8 2.2 4.6 5 .7-3.6 3.5.9 5-4.5-2.4-4.5 2.4.9-5L2.8 8.1l5-.7Z',
  link: 'M8.4 11.6a3.2 3.2 0 0 0 4.6 0l2.6-2.6a3.25 3.25 0 0 0-4.6-4.6l-.8.8M11.6 8.4a3.2 3.2 0 0 0-4.6 0l-2.6 2.6a3.25 3.25 0 0 0 4.6 4.6l.8-.8',
  retry: 'M16 10a6 6 0 1 1-1.8-4.3M16.5 3v3.6h-3.6',
  flag: 'M5 17.5v-14h9.5l-2 3.5 2 3.5H5',
  book: 'M10 5.5C8 4 5.5 4 3 4.5v11c2.5-.5 5-.5 7 1 2-1.5 4.5-1.5 7-1v-11c-2.5-.5-5-.5-7 1Zm0 0v11',
  sum: 'M14.5 6V4h-9l5 6-5 6h9v-2',
  turnBack: 'M7.5 4.5 4 8l3.5 3.5M4 8h8a4 4 0 0 1 0 8H8',
  target: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
  dot: 'M10 11.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3Z',
  paste: 'M7.5 4H5v13h10V4h-2.5M7.5 2.5h5v3h-5ZM8 9.5h4M8 13h4',
} as const;

export type IconName = keyof typeof paths;

/** A decoration: whatever it says must also be said in words. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
