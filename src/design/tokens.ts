/**
 * The colours, once. A warm ground, deep blue ink, one accent; honey only behind things, never as a meaning.
 * Every pair that meets on a page is listed under `pairs`, and a test computes its contrast in each scheme.
 */
export const schemes = {
  light: {
    ground: '#fdfaf4',
    raised: '#fffefb',
    band: '#f6f0e4',
    ink: '#15284b',
    soft: '#4a5a78',
    line: '#77829a',
    hair: '#e3dac8',
    accent: '#1b5394',
    'accent-deep': '#123a6b',
    'on-accent': '#ffffff',
    tint: '#e8f0f8',
    join: '#608ab8',
    honey: '#fbe6bd',
    focus: '#ffc64a',
    'focus-ink': '#15284b',
    warn: '#8f3d14',
    'warn-ground': '#fdf1e6',
  },
  dark: {
    ground: '#141a28',
    raised: '#1b2334',
    band: '#1a2131',
    ink: '#f3eee4',
    soft: '#bcc4d3',
    line: '#7f8ba5',
    hair: '#36405a',
    accent: '#94c3f3',
    'accent-deep': '#c5dffa',
    'on-accent': '#0f1a2e',
    tint: '#22304a',
    join: '#5f86b5',
    honey: '#4a3a17',
    focus: '#ffc64a',
    'focus-ink': '#141a28',
    warn: '#ffb68a',
    'warn-ground': '#33231a',
  },
  contrast: {
    ground: '#ffffff',
    raised: '#ffffff',
    band: '#ffffff',
    ink: '#000000',
    soft: '#000000',
    line: '#000000',
    hair: '#000000',
    accent: '#00236b',
    'accent-deep': '#000000',
    'on-accent': '#ffffff',
    tint: '#ffffff',
    join: '#4d4d4d',
    honey: '#ffffff',
    focus: '#ffd400',
    'focus-ink': '#000000',
    warn: '#5c1a00',
    'warn-ground': '#ffffff',
  },
} as const

export type Token = keyof (typeof schemes)['light']

/** What is read or must be seen, on what it stands. Text needs 4.5:1, lines and shapes that mean something 3:1 (WCAG 2.2, 1.4.3 and 1.4.11). */
export const pairs: readonly { on: readonly Token[]; text?: readonly Token[]; shapes?: readonly Token[] }[] =
  [
    {
      on: ['ground', 'raised', 'band'],
      text: ['ink', 'soft', 'accent', 'accent-deep', 'warn'],
      shapes: ['line', 'accent', 'join', 'warn'],
    },
    { on: ['tint', 'honey'], text: ['ink', 'accent-deep'] },
    { on: ['tint'], text: ['accent', 'soft'], shapes: ['line', 'accent'] },
    { on: ['warn-ground'], text: ['ink', 'warn'] },
    { on: ['accent', 'accent-deep'], text: ['on-accent'] },
    { on: ['focus'], text: ['focus-ink'] },
  ]

const block = (scheme: Readonly<Record<Token, string>>) =>
  Object.entries(scheme)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';')

/** A person's own choice (`data-scheme` on html) comes before what their machine asks for. */
export const tokenStyle = [
  `:root{color-scheme:light;${block(schemes.light)}}`,
  `@media (prefers-color-scheme:dark){:root:not([data-scheme]){color-scheme:dark;${block(schemes.dark)}}}`,
  `:root[data-scheme=dark]{color-scheme:dark;${block(schemes.dark)}}`,
  `@media (prefers-contrast:more){:root:not([data-scheme]){color-scheme:light;${block(schemes.contrast)}}}`,
  `:root[data-scheme=contrast]{${block(schemes.contrast)}}`,
  `@media print{:root:root:root{color-scheme:light;${block({ ...schemes.contrast, accent: '#00236b', soft: '#333333', hair: '#bbbbbb', join: '#8a8a8a' })}}}`,
].join('\n')
