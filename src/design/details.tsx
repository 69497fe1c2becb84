import type { Child } from 'hono/jsx'

/** Something one press away. `expander` is the boxed form, for something larger than a sentence or two. */
export function Details({ summary, open, expander, id, children }: DetailsProps) {
  return (
    <details class={expander ? 'nhsuk-details nhsuk-expander' : 'nhsuk-details'} id={id} open={open}>
      <summary class="nhsuk-details__summary">
        <span class="nhsuk-details__summary-text">{summary}</span>
      </summary>
      <div class="nhsuk-details__text">{children}</div>
    </details>
  )
}

export type DetailsProps = {
  summary: Child
  open?: boolean | undefined
  expander?: boolean | undefined
  id?: string | undefined
  children?: Child
}
