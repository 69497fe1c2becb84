import { describedBy, HintAndError } from './field.tsx'

/** Where somebody is on a line: seven places to press, from the left words to the right. Heard in words; never a number. */
export function MarkOnLine({
  name,
  legend,
  left,
  right,
  middle,
  value,
  hint,
  error,
  stops,
}: MarkOnLineProps) {
  return (
    <fieldset class="nhsuk-fieldset nf-mark" aria-describedby={describedBy(name, { hint, error })}>
      <legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">{legend}</legend>
      <HintAndError id={name} hint={hint} error={error} />
      <div class="nf-mark-ends" aria-hidden="true">
        <span>{left}</span>
        <span>{right}</span>
      </div>
      <div class="nf-mark-stops">
        {stops.map((stop, i) => (
          <label class="nf-mark-stop">
            <input
              type="radio"
              id={i === 0 ? name : `${name}-${i + 1}`}
              name={name}
              value={String(stop.value)}
              checked={value === String(stop.value)}
            />
            <span class="nhsuk-u-visually-hidden">
              {stop.words.replace('left words', `“${left}”`).replace('right words', `“${right}”`)}
            </span>
          </label>
        ))}
      </div>
      {middle && (
        <div class="nf-mark-middle" aria-hidden="true">
          like most this age
        </div>
      )}
      <label class="nf-mark-unsure">
        <input type="radio" name={name} value="" checked={value === undefined || value === ''} /> Not sure,
        leave it
      </label>
    </fieldset>
  )
}

export type MarkOnLineProps = {
  name: string
  legend: string
  left: string
  right: string
  middle?: boolean | undefined
  value?: string | undefined
  hint?: string | undefined
  error?: string | undefined
  stops: readonly { value: number; words: string }[]
}
