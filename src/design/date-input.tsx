import type { Child } from 'hono/jsx'
import { describedBy, formGroup, HintAndError } from './field.tsx'
import { Fieldset } from './fieldset.tsx'
import { Label, type Size } from './label.tsx'

const parts = ['day', 'month', 'year'] as const
export type DatePart = (typeof parts)[number]

/** A day in boxes, typed rather than picked: three, or fewer where the day is not known. */
export function DateInput(field: DateInputProps) {
  const shown = field.parts ?? parts
  const wrong = field.wrong ?? []
  const isWrong = (part: DatePart) => (wrong.length > 0 ? wrong.includes(part) : Boolean(field.error))
  return (
    <div class={formGroup(field.error || wrong.length > 0)}>
      <Fieldset
        legend={field.label}
        size={field.labelSize}
        isHeading={field.labelIsHeading}
        legendId={field.labelId}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- JAWS reads a fieldset of text boxes only with it
        role="group"
        describedBy={describedBy(field.id, field)}
      >
        <HintAndError id={field.id} hint={field.hint} error={field.error} />
        <div class="nhsuk-date-input" id={field.id}>
          {shown.map((part) => (
            <div class="nhsuk-date-input__item">
              <div class={formGroup(isWrong(part))}>
                <Label for={`${field.id}-${part}`} text={words[part]} class="nhsuk-date-input__label" />
                <input
                  class={boxClass(part, isWrong(part))}
                  id={`${field.id}-${part}`}
                  name={field.namePrefix ? `${field.namePrefix}-${part}` : part}
                  type="text"
                  value={field.values?.[part]}
                  disabled={field.disabled}
                  inputmode="numeric"
                  autocomplete={field.isBirthday ? `bday-${part}` : undefined}
                />
              </div>
            </div>
          ))}
        </div>
      </Fieldset>
    </div>
  )
}

const words = { day: 'Day', month: 'Month', year: 'Year' }

const boxClass = (part: DatePart, wrong: boolean) =>
  [
    'nhsuk-input',
    wrong && 'nhsuk-input--error',
    part === 'year' ? 'nhsuk-input--width-4' : 'nhsuk-input--width-2',
    'nhsuk-date-input__input',
  ]
    .filter(Boolean)
    .join(' ')

export type DateInputProps = {
  id: string
  /** `birth` gives `birth-day`, `birth-month`, `birth-year`; without it `day`, `month`, `year`. */
  namePrefix?: string | undefined
  label: Child
  labelSize?: Size | undefined
  labelIsHeading?: boolean | undefined
  labelId?: string | undefined
  hint?: Child
  error?: Child
  /** The boxes to mark; all of them when there is an error and none is named. */
  wrong?: readonly DatePart[] | undefined
  parts?: readonly DatePart[] | undefined
  values?: { [P in DatePart]?: string | undefined } | undefined
  isBirthday?: boolean | undefined
  disabled?: boolean | undefined
}
