import { Drawing } from './drawing.tsx'
import { describedBy, HintAndError } from './field.tsx'

/** Large answers, each a drawing and a few words: one to press, or as many as they like. Pressing none leaves it open. */
export const PictureAnswers = ({
  name,
  legend,
  legendIsHeading,
  options,
  values,
  several,
  hint,
  error,
}: PictureAnswersProps) => (
  <fieldset class="nf-tiles" aria-describedby={describedBy(name, { hint, error })}>
    <legend>{legendIsHeading ? <h1>{legend}</h1> : legend}</legend>
    <HintAndError id={name} hint={hint} error={error} />
    <div class={options.length === 3 ? 'nf-tiles-row nf-tiles-three' : 'nf-tiles-row'}>
      {options.map((option, i) => (
        <label class="nf-tile">
          <input
            type={several ? 'checkbox' : 'radio'}
            id={i === 0 ? name : `${name}-${i + 1}`}
            name={name}
            value={option.value}
            checked={values.includes(option.value)}
          />
          <span>
            <Drawing of={option.drawing ?? option.value} />
            {option.text}
          </span>
        </label>
      ))}
    </div>
  </fieldset>
)

export type PictureAnswersProps = {
  name: string
  legend: string
  legendIsHeading?: boolean | undefined
  options: readonly { value: string; text: string; drawing?: string | undefined }[]
  values: readonly string[]
  several?: boolean | undefined
  hint?: string | undefined
  error?: string | undefined
}
