import type { Child } from 'hono/jsx'
import { Card } from './card.tsx'

/** Something that must not be missed, said calmly. */
export const Warning = ({ heading, children }: { heading?: string | undefined; children?: Child }) => (
  <Card
    heading={heading}
    level={3}
    variant="warning"
    spokenFirst={heading && !/important/i.test(heading) ? 'Important' : undefined}
  >
    {children}
  </Card>
)
