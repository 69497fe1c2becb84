import type { Child } from 'hono/jsx'

/** Simple line drawings for those who read pictures. The words beside each say the same, so nobody hears it twice. */
const drawings: Record<string, Child> = {
  // How much a thing is like me: all of the circle, half of it, none of it, or not known.
  very: <circle cx="24" cy="24" r="17" fill="currentColor" />,
  a_bit: (
    <>
      <circle cx="24" cy="24" r="17" />
      <path d="M24 7a17 17 0 0 0 0 34z" fill="currentColor" />
    </>
  ),
  not_like: <circle cx="24" cy="24" r="17" />,
  not_seen: (
    <>
      <path d="M17 18c0-9 14-9 14 0 0 6-7 6-7 12" />
      <circle cx="24" cy="38" r="2" fill="currentColor" />
    </>
  ),
  // Where I am between two ends.
  left: (
    <>
      <path d="M4 24h40" />
      <circle cx="9" cy="24" r="6" fill="currentColor" />
    </>
  ),
  middle: (
    <>
      <path d="M4 24h40" />
      <circle cx="24" cy="24" r="6" fill="currentColor" />
    </>
  ),
  right: (
    <>
      <path d="M4 24h40" />
      <circle cx="39" cy="24" r="6" fill="currentColor" />
    </>
  ),
  music: (
    <>
      <path d="M18 36V11l20-4v25" />
      <circle cx="13" cy="36" r="5" />
      <circle cx="33" cy="32" r="5" />
    </>
  ),
  animals: (
    <path d="M10 20V8l9 6h10l9-6v12c0 26-28 26-28 0zM18 23v1M30 23v1M24 29v3M24 32c-2 3-5 3-6 1M24 32c2 3 5 3 6 1" />
  ),
  drawing: <path d="M8 40l3-11L33 7l8 8-22 22zM29 11l8 8M8 40h32" />,
  stories: <path d="M24 13C18 8 11 8 5 10v28c6-2 13-2 19 3 6-5 13-5 19-3V10c-6-2-13-2-19 3zM24 13v28" />,
  building: <path d="M6 26h16v15H6zM26 26h16v15H26zM16 9h16v15H16z" />,
  water: <path d="M24 5c7 10 13 16 13 24a13 13 0 0 1-26 0c0-8 6-14 13-24zM18 31c1 4 3 5 6 5" />,
  outside: <path d="M24 43V30M24 30c-14 3-18-9-9-13 0-13 18-13 18 0 9 4 5 16-9 13zM10 43h28" />,
  moving: (
    <>
      <circle cx="30" cy="9" r="4" />
      <path d="M11 19l9-4 8 5 8 1M24 18l-4 11 8 5-2 10M20 29l-4 7H7" />
    </>
  ),
  screens: (
    <path d="M13 15h22c11 0 12 22 4 22-4 0-5-6-8-6H17c-3 0-4 6-8 6-8 0-7-22 4-22zM15 20v8M11 24h8M32 22v1M36 26v1" />
  ),
  people: (
    <>
      <circle cx="15" cy="15" r="6" />
      <circle cx="33" cy="15" r="6" />
      <path d="M4 41c0-20 22-20 22 0M26 29c6-6 18-3 18 12" />
    </>
  ),
  alone: (
    <>
      <circle cx="24" cy="15" r="7" />
      <path d="M10 42c0-23 28-23 28 0" />
    </>
  ),
  food: <path d="M6 24h36c0 22-36 22-36 0zM16 16c-3-4 3-5 0-10M26 16c-3-4 3-5 0-10" />,
}

export const Drawing = ({ of }: { of: string }) => (
  <svg class="nf-drawing" viewBox="0 0 48 48" width="48" height="48" aria-hidden="true" focusable="false">
    {drawings[of]}
  </svg>
)
