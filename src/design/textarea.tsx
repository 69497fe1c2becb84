import type { Child } from 'hono/jsx'
import { describedBy, Field, type FieldProps } from './field.tsx'

export function Textarea(field: TextareaProps) {
  const id = field.id ?? field.name
  const classes = [
    'nhsuk-textarea',
    field.error && 'nhsuk-textarea--error',
    field.count && 'nhsuk-js-character-count',
  ]
  return (
    <Field id={id} field={field} {...field.count?.group}>
      <textarea
        class={classes.filter(Boolean).join(' ')}
        id={id}
        name={field.name}
        rows={field.rows ?? 5}
        disabled={field.disabled}
        aria-describedby={describedBy(id, field, field.count && `${id}-info`)}
        autocomplete={field.autocomplete}
      >
        {field.value}
      </textarea>
      {field.count?.message}
    </Field>
  )
}

export type TextareaProps = FieldProps & {
  value?: string | undefined
  rows?: number | undefined
  disabled?: boolean | undefined
  autocomplete?: string | undefined
  /** Set by CharacterCount only. */
  count?: { group: { class: string; more: Record<string, string | number | undefined> }; message: Child }
}
