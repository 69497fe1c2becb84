import type { Child } from 'hono/jsx'
import { describedBy, Field, type FieldProps } from './field.tsx'

export function Input(field: InputProps) {
  const id = field.id ?? field.name
  const classes = [
    'nhsuk-input',
    field.code && 'nhsuk-input--code',
    field.error && 'nhsuk-input--error',
    field.width && `nhsuk-input--width-${field.width}`,
  ]
  const input = (
    <input
      class={classes.filter(Boolean).join(' ')}
      id={id}
      name={field.name}
      type={field.type ?? 'text'}
      spellcheck={field.spellcheck}
      value={field.value}
      disabled={field.disabled}
      aria-describedby={describedBy(id, field)}
      autocomplete={field.autocomplete}
      inputmode={field.inputmode}
    />
  )
  return (
    <Field id={id} field={field}>
      {field.prefix || field.suffix ? (
        <div class="nhsuk-input-wrapper">
          {field.prefix && <Affix side="prefix">{field.prefix}</Affix>}
          {input}
          {field.suffix && <Affix side="suffix">{field.suffix}</Affix>}
        </div>
      ) : (
        input
      )}
    </Field>
  )
}

const Affix = ({ side, children }: { side: 'prefix' | 'suffix'; children?: Child }) => (
  <div class={`nhsuk-input-wrapper__${side}`} aria-hidden="true">
    {children}
  </div>
)

export type InputProps = FieldProps & {
  type?: 'text' | 'email' | 'tel' | 'password' | 'search' | undefined
  value?: string | undefined
  width?: 2 | 3 | 4 | 5 | 10 | 20 | 30 | undefined
  code?: boolean | undefined
  inputmode?: 'numeric' | 'decimal' | 'tel' | 'email' | undefined
  autocomplete?: string | undefined
  spellcheck?: boolean | undefined
  disabled?: boolean | undefined
  prefix?: Child
  suffix?: Child
}
