import type { Child } from 'hono/jsx'

export type Level = 2 | 3 | 4

/** A heading whose level follows the page, not its size. */
export function Heading({ level, class: classes, id, children }: HeadingProps) {
  const Tag = tags[level]
  return (
    <Tag class={classes} id={id}>
      {children}
    </Tag>
  )
}

const tags = { 2: 'h2', 3: 'h3', 4: 'h4' } as const

type HeadingProps = { level: Level; class?: string | undefined; id?: string | undefined; children?: Child }
