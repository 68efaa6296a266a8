const paths = {
  back: 'M11 4 6 9l5 5',
  check: 'M4 9.5 7.5 13 14 5.5',
  close: 'M4.5 4.5l9 9M13.500 4.500l-9 9',
  plus: 'M9 4v10M4 9h10',
  minus: 'M4 9h10',
  folder: 'M2.5 5v9h13V6.5H9L7.5 5z',
  search: 'M12.500 8a4.500 4.500 0 1 1-9 0 4.500 4.500 0 0 1 9 0ZM11.500 11.500l3 3',
  clock: 'M15.500 9a6.500 6.500 0 1 1-13 0 6.500 6.500 0 0 1 13 0ZM9 5.500V9l2.500 1.500',
  flag: 'M4.500 15.500v-12h8l-1.500 3 1.500 3h-8',
  person:
    'M12 6a3 3 0 1 1-6 0 3 3 0 0 1 6 0ZM3.500 15c.6-3 2.700-4.500 5.500-4.500s4.900 1.500 5.500 4.500',
  dots: 'M4 9h.01M9 9h.01M14 9h.01',
  page: 'M5 2.500h5.500L14 6v9.500H5zM10.500 2.500V6H14',
  bulb: 'M6.500 11.500C5 10.500 4.500 9 4.500 7.500a4.500 4.500 0 0 1 9 0c0 1.500-.5 3-2 4V13h-5zM7.500 15.500h3',
  return: 'M4 7.500h7a3.500 3.500 0 0 1 0 7H8M7 4.500l-3 3 3 3',
  leave: 'M8 3.500H4v11h4M8 9h7M12 6l3 3-3 3',
  screen: 'M2.500 3.500h13v8.500h-13zM6.500 15h5M9 12v3',
  speech: 'M3 4h12v8H8.500L5 15v-3H3z',
  lock: 'M5 8.500h8v6H5zM6.500 8.500V6a2.500 2.500 0 0 1 5 0v2.500',
  up: 'M9 14V4M5 8l4-4 4 4',
  down: 'M9 4v10M5 10l4 4 4-4',
  trash: 'M4 5.500h10M7 5.500V4h4v1.500M5.500 5.500l.7 9h5.600l.7-9',
  pencil: 'M4 14l.7-3L12 3.700 14.300 6 7 13.300z',
  sync: 'M14 6.500A5.500 5.500 0 0 0 4.200 6M4 11.500a5.500 5.500 0 0 0 9.800.5M14 3.500v3h-3M4 14.500v-3h3',
  warning: 'M9 3 16 15H2zM9 7.500v3.500M9 13v.1',
  external: 'M7 4H4v10h10v-3M10 4h4v4M14 4 8.500 9.500',
  download: 'M9 3v8M5.500 8 9 11.500 12.500 8M3.500 14.500h11',
  copy: 'M6.500 6.500h8v8h-8zM3.500 11.500v-8h8',
  grip: 'M7 5h.01M11 5h.01M7 9h.01M11 9h.01M7 13h.01M11 13h.01',
} as const

export type IconName = keyof typeof paths

interface Props {
  readonly name: IconName
  /** In rem; 1.125 unless said otherwise. */
  readonly size?: number
}

/** A drawing that repeats a word beside it, so it is hidden from screen readers. */
export function Icon({ name, size }: Props) {
  return (
    <svg
      className="ic"
      viewBox="0 0 18 18"
      aria-hidden="true"
      style={size ? { width: `${size}rem`, height: `${size}rem` } : undefined}
    >
      <path d={paths[name]} />
    </svg>
  )
}
