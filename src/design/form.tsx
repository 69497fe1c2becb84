import type { Child } from 'hono/jsx'
import { newId } from '#platform/ids.ts'

/** A form that acts once: its key is new each time the page is made, so a double press or a retry is one act. */
export const Form = ({
  action = '',
  id,
  children,
}: {
  action?: string
  id?: string | undefined
  children?: Child
}) => (
  <form method="post" action={action || undefined} id={id} novalidate>
    <input type="hidden" name="once" value={newId()} />
    {children}
  </form>
)
