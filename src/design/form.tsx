import type { Child } from 'hono/jsx'
import { newId } from '#platform/ids.ts'

/** A form that acts once: its key is new each time the page is made, so a double press or a retry is one act. */
export const Form = ({
  action = '',
  id,
  kept,
  children,
}: {
  action?: string
  id?: string | undefined
  /** Where a press finds no signal, the phone keeps it: `<KeepOnPhone>` stands in the page. */
  kept?: boolean | undefined
  children?: Child
}) => (
  <form method="post" action={action || undefined} id={id} novalidate data-kept={kept || undefined}>
    <input type="hidden" name="once" value={newId()} />
    {children}
  </form>
)
