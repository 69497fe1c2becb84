import { describedBy, HintAndError } from './field.tsx'

/** A question with a few short answers, each one press, side by side while there is room. Pressing none leaves it open. */
export const ShortAnswers = ({ name, legend, options, value, hint, error }: ShortAnswersProps) => (
  <fieldset class="nf-pills" aria-describedby={describedBy(name, { hint, error })}>
    <legend>{legend}</legend>
    <HintAndError id={name} hint={hint} error={error} />
    <div class="nf-pills-row">
      {options.map((option, i) => (
        <label class="nf-pill">
          <input
            type="radio"
            id={i === 0 ? name : `${name}-${i + 1}`}
            name={name}
            value={option.value}
            checked={option.value === value}
          />
          <span>{option.text}</span>
        </label>
      ))}
    </div>
  </fieldset>
)

export type ShortAnswersProps = {
  name: string
  legend: string
  options: readonly { value: string; text: string }[]
  value?: string | undefined
  hint?: string | undefined
  error?: string | undefined
}
