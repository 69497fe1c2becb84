import type { Child } from 'hono/jsx'

/** Everything wrong on the page, at its top, each leading to its question. */
export function ErrorSummary({
  heading = 'There is a problem',
  description,
  errors,
  disableAutoFocus,
}: ErrorSummaryProps) {
  return (
    <div
      class="nhsuk-error-summary"
      data-module="nhsuk-error-summary"
      data-disable-auto-focus={disableAutoFocus === undefined ? undefined : String(disableAutoFocus)}
    >
      <div role="alert">
        <h2 class="nhsuk-error-summary__heading">{heading}</h2>
        <div class="nhsuk-error-summary__body">
          {description && <p>{description}</p>}
          {errors && errors.length > 0 && (
            <ul class="nhsuk-list nhsuk-error-summary__list">
              {errors.map(({ text, href }) => (
                <li>{href ? <a href={href}>{text}</a> : text}</li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </div>
  )
}

export type ErrorSummaryProps = {
  heading?: Child
  description?: Child
  errors?: readonly { text: Child; href?: string | undefined }[] | undefined
  disableAutoFocus?: boolean | undefined
}
