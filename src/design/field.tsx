import type { Child } from 'hono/jsx'
import { ErrorMessage } from './error-message.tsx'
import { Hint } from './hint.tsx'
import { Label, type Size } from './label.tsx'

/** What every question with one control has. `error: true` marks the box without repeating words said above it. */
export type FieldProps = {
  name: string
  id?: string | undefined
  label: Child
  labelSize?: Size | undefined
  labelIsHeading?: boolean | undefined
  labelId?: string | undefined
  hint?: Child
  error?: Child
}

/** Label, hint and error in their order, then the control. */
export function Field({ id, field, class: extra, more, children }: AroundProps) {
  return (
    <div class={formGroup(field.error, extra)} {...more}>
      <Label
        for={id}
        text={field.label}
        size={field.labelSize}
        isHeading={field.labelIsHeading}
        id={field.labelId}
      />
      <HintAndError id={id} hint={field.hint} error={field.error} />
      {children}
    </div>
  )
}

export function HintAndError({ id, hint, error }: { id: string; hint?: Child; error?: Child }) {
  return (
    <>
      {hint && <Hint id={`${id}-hint`}>{hint}</Hint>}
      {hasWords(error) && <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
    </>
  )
}

export const formGroup = (error: Child, extra?: string) =>
  ['nhsuk-form-group', error && 'nhsuk-form-group--error', extra].filter(Boolean).join(' ')

/** The ids a control is described by: what stands before it, its hint, its error; undefined when there are none. */
export const describedBy = (id: string, { hint, error }: { hint?: Child; error?: Child }, before?: string) =>
  [before, hint && `${id}-hint`, hasWords(error) && `${id}-error`].filter(Boolean).join(' ') || undefined

const hasWords = (error: Child) => Boolean(error) && error !== true

type AroundProps = {
  id: string
  field: FieldProps
  class?: string
  more?: Record<string, string | number | undefined>
  children?: Child
}
