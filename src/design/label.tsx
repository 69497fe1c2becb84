import type { Child } from 'hono/jsx'

export type Size = 's' | 'm' | 'l' | 'xl'

/** The words of one question. `isHeading` when the question is the whole page. */
export function Label({ for: control, text, size, isHeading, id, class: extra }: LabelProps) {
  const classes = ['nhsuk-label', size && `nhsuk-label--${size}`, extra].filter(Boolean).join(' ')
  const label = (
    <label class={classes} id={id} for={control}>
      {text}
    </label>
  )
  return isHeading ? <h1 class="nhsuk-label-wrapper">{label}</h1> : label
}

export type LabelProps = {
  for?: string | undefined
  text: Child
  size?: Size | undefined
  isHeading?: boolean | undefined
  id?: string | undefined
  class?: string | undefined
}
