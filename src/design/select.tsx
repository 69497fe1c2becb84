import { describedBy, Field, type FieldProps } from './field.tsx'

/** One of a long list. For fewer than eight choices use Radios. */
export function Select(field: SelectProps) {
  const id = field.id ?? field.name
  return (
    <Field id={id} field={field}>
      <select
        class={field.error ? 'nhsuk-select nhsuk-select--error' : 'nhsuk-select'}
        id={id}
        name={field.name}
        disabled={field.disabled}
        aria-describedby={describedBy(id, field)}
      >
        {field.choices.map(({ value, text, disabled }) => (
          <option
            value={value}
            selected={Boolean(field.value) && (value ?? text) === field.value}
            disabled={disabled}
          >
            {text}
          </option>
        ))}
      </select>
    </Field>
  )
}

export type SelectProps = FieldProps & {
  choices: readonly { value?: string | undefined; text: string; disabled?: boolean | undefined }[]
  value?: string | undefined
  disabled?: boolean | undefined
}
