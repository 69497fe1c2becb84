import type { Child } from 'hono/jsx'
import { Card } from './card.tsx'

/** Something that must not be missed, said calmly. */
export const Warning = ({
  heading,
  level = 3,
  children,
}: {
  heading?: string | undefined
  level?: 2 | 3
  children?: Child
}) => (
  <Card
    heading={heading}
    level={level}
    variant="warning"
    spokenFirst={heading && !/important/i.test(heading) ? 'Important' : undefined}
  >
    {children}
  </Card>
)
