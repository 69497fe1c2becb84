import type { Child } from 'hono/jsx'
import type { Size } from './label.tsx'

/** Several controls that answer one question. */
export function Fieldset({
  legend,
  size,
  isHeading,
  legendId,
  caption,
  role,
  describedBy,
  children,
}: FieldsetProps) {
  const classes = size ? `nhsuk-fieldset__legend nhsuk-fieldset__legend--${size}` : 'nhsuk-fieldset__legend'
  const above = caption && <span class={size ? `nhsuk-caption-${size}` : 'nhsuk-caption'}>{caption}</span>
  return (
    <fieldset class="nhsuk-fieldset" role={role} aria-describedby={describedBy}>
      <legend class={classes} id={legendId}>
        {isHeading ? (
          <h1 class="nhsuk-fieldset__heading">
            {above}
            {legend}
          </h1>
        ) : (
          <>
            {above}
            {legend}
          </>
        )}
      </legend>
      {children}
    </fieldset>
  )
}

export type FieldsetProps = {
  legend: Child
  size?: Size | undefined
  isHeading?: boolean | undefined
  legendId?: string | undefined
  caption?: Child
  role?: 'group' | undefined
  describedBy?: string | undefined
  children?: Child
}
