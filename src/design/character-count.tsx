import { Hint } from './hint.tsx'
import { Textarea, type TextareaProps } from './textarea.tsx'

/** A text box that says how much room there is. The room left is counted aloud by the page's script; without it the limit still stands. */
export function CharacterCount({ maxlength, countType, threshold, ...field }: CharacterCountProps) {
  const id = field.id ?? field.name
  return (
    <Textarea
      {...field}
      count={{
        group: {
          class: 'nhsuk-character-count',
          more: {
            'data-module': 'nhsuk-character-count',
            'data-maxlength': maxlength,
            'data-threshold': threshold,
            'data-count-type': countType,
          },
        },
        message: (
          <Hint id={`${id}-info`} class="nhsuk-character-count__message">
            You can enter up to {maxlength} {countType === 'words' ? 'words' : 'characters'}
          </Hint>
        ),
      }}
    />
  )
}

export type CharacterCountProps = Omit<TextareaProps, 'count'> & {
  maxlength: number
  countType?: 'characters' | 'words' | 'length' | undefined
  /** The share of the room, in percent, that must be used before the count is said. */
  threshold?: number | undefined
}
