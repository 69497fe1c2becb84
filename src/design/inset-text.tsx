import type { Child } from 'hono/jsx'

/** Something set apart from the text around it. A plain string becomes a paragraph. */
export const InsetText = ({ children }: { children?: Child }) => (
  <div class="nhsuk-inset-text">
    <span class="nhsuk-u-visually-hidden">Information: </span>
    {typeof children === 'string' ? <p>{children}</p> : children}
  </div>
)
