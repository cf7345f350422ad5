import type { JSX } from 'preact'

/** Drawn on a 16 × 16 grid with a 1.5 px pen; the severities are filled or outlined shapes that differ without colour. */
const drawings = {
  error: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" stroke="none" />
      <path d="m5.6 5.6 4.8 4.8m0-4.8-4.8 4.8" stroke="#fff" stroke-width="1.6" />
    </>
  ),
  warning: (
    <>
      <path
        d="M8 1.4a1 1 0 0 1 .87.5l6.3 11.1a1 1 0 0 1-.87 1.5H1.7a1 1 0 0 1-.87-1.5L7.13 1.9A1 1 0 0 1 8 1.4z"
        fill="currentColor"
        stroke="none"
      />
      <path d="M8 5.4v4.2" stroke="#fff" stroke-width="1.7" />
      <circle cx="8" cy="12" r="1" fill="#fff" stroke="none" />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M8 7.2v4" stroke-width="1.6" />
      <circle cx="8" cy="4.8" r=".95" fill="currentColor" stroke="none" />
    </>
  ),
  done: <path d="m3 8.4 3.3 3.3L13 5" stroke-width="1.8" />,
  close: <path d="m4 4 8 8m0-8-8 8" />,
  'chevron-right': <path d="m6 3.5 4.5 4.5L6 12.5" />,
  'chevron-down': <path d="m3.5 6 4.5 4.5L12.5 6" />,
  'arrow-up': <path d="M8 13V3.5M4 7.2l4-4 4 4" />,
  'arrow-down': <path d="M8 3v9.5m-4-3.7 4 4 4-4" />,
  'arrow-left': <path d="M13 8H3.5m3.7-4-4 4 4 4" />,
  settings: (
    <>
      <path d="M2.5 4.5h5.6m3.8 0h1.6M2.5 11.5h1.6m3.8 0h5.6" />
      <circle cx="10" cy="4.5" r="1.9" />
      <circle cx="6" cy="11.5" r="1.9" />
    </>
  ),
  more: (
    <g fill="currentColor" stroke="none">
      <circle cx="3.2" cy="8" r="1.4" />
      <circle cx="8" cy="8" r="1.4" />
      <circle cx="12.8" cy="8" r="1.4" />
    </g>
  ),
  search: (
    <>
      <circle cx="7" cy="7" r="4.5" />
      <path d="m10.4 10.4 3.4 3.4" />
    </>
  ),
  download: <path d="M8 2v8.2M4.4 6.8 8 10.4l3.6-3.6M2.5 13.5h11" />,
  save: (
    <path d="M2.5 3.5a1 1 0 0 1 1-1h7.3l2.7 2.7v7.3a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1zM5 2.7v3.2h5V2.7M5 13.3V9.4h6v3.9" />
  ),
  file: <path d="M3.5 2.5a1 1 0 0 1 1-1h5l3 3v9a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1zM9.3 1.7v3h3" />,
  sheet: (
    <path d="M2 3.5a1 1 0 0 1 1-1h10a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1zM2 6.3h12M2 9.9h12M6.2 6.3v7.2" />
  ),
  undo: <path d="M5.6 3 2.6 6l3 3M3 6h6.2a3.8 3.8 0 0 1 0 7.6H6" />,
  renew: <path d="M13.2 7.2A5.3 5.3 0 0 0 3.6 5M2.8 8.8A5.3 5.3 0 0 0 12.4 11M3.4 2.2V5h2.8M12.6 13.8V11H9.8" />,
  offline: (
    <path d="M2 2l12 12M5.2 9.2a4 4 0 0 1 3-1.1M3 6.6a7.2 7.2 0 0 1 2-1.4m2.5-.8A7.2 7.2 0 0 1 13 6.6M8 12.2h.01" />
  ),
  person: (
    <>
      <circle cx="8" cy="5" r="2.7" />
      <path d="M2.8 13.8a5.2 5.2 0 0 1 10.4 0" />
    </>
  ),
  link: <path d="M6.2 3.5H3.5v9h9V9.8M9 2.5h4.5V7m-.3-4.2L7.5 8.5" />,
  overview: <path d="M2.5 2.5h4.2v5H2.5zM9.3 2.5h4.2v3H9.3zM9.3 8.3h4.2v5.2H9.3zM2.5 10.3h4.2v3.2H2.5z" />,
  chart: <path d="M2.5 13.5h11M4.2 11V7.5M8 11V3M11.8 11V5.5" stroke-width="1.8" />,
  filter: <path d="M2 3.5h12L9.6 8.6v4l-3.2 1.6V8.6z" />,
  columns: <path d="M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10" />,
  print: <path d="M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z" />,
  shield: <path d="M8 1.7 2.8 3.6v4c0 3.2 2.2 5.7 5.2 6.8 3-1.1 5.2-3.6 5.2-6.8v-4zM5.6 8l1.8 1.8 3.2-3.4" />,
  conflict: <path d="M2 4h2.5l3.5 4 3.5-4H14M8 8v5.5M5.6 11.2 8 13.6l2.4-2.4" />,
  project: (
    <>
      <circle cx="8" cy="6" r="3.8" />
      <path d="M5.8 9.4 4.8 14 8 12.3l3.2 1.7-1-4.6" />
    </>
  ),
  calendar: <path d="M2.5 3.5h11v10h-11zM2.5 6.8h11M5.3 2v2.6M10.7 2v2.6" />,
  upload: <path d="M8 10.5V2.3M4.4 5.7 8 2.1l3.6 3.6M2.5 13.5h11" />,
  map: <path d="M2 4.2 6 2.5l4 1.7 4-1.7v9.3l-4 1.7-4-1.7-4 1.7zM6 2.5v9.3M10 4.2v9.3" />,
  layers: <path d="M8 2 2 5.2l6 3.2 6-3.2zM2.5 8.3 8 11.2l5.5-2.9M2.5 11.1 8 14l5.5-2.9" />,
  plus: <path d="M8 3v10M3 8h10" />,
} as const satisfies Readonly<Record<string, JSX.Element>>

export type IconName = keyof typeof drawings

export interface IconProps {
  readonly name: IconName
  /** Edge length in px, 16 unless told. */
  readonly size?: number
  /** Read aloud; without it the icon is decoration beside its word. */
  readonly label?: string
  readonly class?: string
}

/** A picture in the colour of its text. */
export function Icon({ name, size = 16, label, class: extra }: IconProps) {
  return (
    <svg
      class={extra === undefined ? 'icon' : `icon ${extra}`}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
      stroke-linecap="round"
      stroke-linejoin="round"
      focusable="false"
      role={label === undefined ? 'presentation' : 'img'}
      aria-hidden={label === undefined}
      aria-label={label}
    >
      {drawings[name]}
    </svg>
  )
}
