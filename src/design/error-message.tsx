import type { Child } from 'hono/jsx'

/** What is wrong with one answer, said kindly and saying what to do. `hiddenWord` is heard, not seen. */
export function ErrorMessage({ id, hiddenWord = 'Error', children }: ErrorMessageProps) {
  return (
    <span class="nhsuk-error-message" id={id}>
      {hiddenWord && <span class="nhsuk-u-visually-hidden">{hiddenWord}: </span>}
      {children}
    </span>
  )
}

export type ErrorMessageProps = {
  id?: string | undefined
  hiddenWord?: string | undefined
  children?: Child
}
