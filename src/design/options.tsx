import type { Child } from 'hono/jsx'
import { describedBy, type FieldProps, formGroup, HintAndError } from './field.tsx'
import { Fieldset } from './fieldset.tsx'
import { Hint } from './hint.tsx'
import { Label } from './label.tsx'

export type Option =
  | {
      value: string
      text: Child
      hint?: Child
      disabled?: boolean | undefined
      /** Shown under the option when it is chosen (by style alone, so also without a script). */
      more?: Child
      /** Checkboxes only: "None of these", which undoes the others. */
      undoesOthers?: boolean | undefined
    }
  | { or: string }

/** The label of a field of options is its legend; without one the options stand bare. */
export type OptionsProps = Omit<FieldProps, 'label'> & {
  label?: Child
  options: readonly Option[]
  small?: boolean | undefined
  inline?: boolean | undefined
  disabled?: boolean | undefined
}

/** What radios and checkboxes share; use those. */
export function Options({
  kind,
  chosen,
  ...field
}: OptionsProps & { kind: 'radio' | 'checkbox'; chosen: readonly string[] }) {
  const id = field.id ?? field.name
  const block = kind === 'radio' ? 'nhsuk-radios' : 'nhsuk-checkboxes'
  const classes = [block, field.small && `${block}--small`, field.inline && `${block}--inline`]
  const described = describedBy(id, field)
  const inside = (
    <>
      <HintAndError id={id} hint={field.hint} error={field.error} />
      <div class={classes.filter(Boolean).join(' ')} data-module={block}>
        {field.options.map((option, i) =>
          'or' in option ? (
            <div class={`${block}__divider`}>{option.or}</div>
          ) : (
            <OptionItem
              kind={kind}
              block={block}
              id={i === 0 ? id : `${id}-${i + 1}`}
              name={field.name}
              option={option}
              checked={chosen.includes(option.value)}
              disabled={option.disabled ?? field.disabled}
              describedBy={kind === 'checkbox' && !field.label ? described : undefined}
            />
          ),
        )}
      </div>
    </>
  )
  return (
    <div class={formGroup(field.error)}>
      {field.label ? (
        <Fieldset
          legend={field.label}
          size={field.labelSize}
          isHeading={field.labelIsHeading}
          legendId={field.labelId}
          describedBy={described}
        >
          {inside}
        </Fieldset>
      ) : (
        inside
      )}
    </div>
  )
}

function OptionItem({ kind, block, id, name, option, checked, disabled, describedBy: before }: ItemProps) {
  const described = [before, option.hint && `${id}-item-hint`].filter(Boolean).join(' ') || undefined
  const under = `${block}__conditional`
  return (
    <>
      <div class={`${block}__item`}>
        <input
          class={`${block}__input`}
          id={id}
          name={name}
          type={kind}
          value={option.value}
          checked={checked}
          disabled={disabled}
          data-aria-controls={option.more ? `conditional-${id}` : undefined}
          data-behaviour={option.undoesOthers ? 'exclusive' : undefined}
          aria-describedby={described}
        />
        <Label for={id} text={option.text} class={`${block}__label`} />
        {option.hint && (
          <Hint id={`${id}-item-hint`} class={`${block}__hint`}>
            {option.hint}
          </Hint>
        )}
      </div>
      {option.more && (
        <div class={checked ? under : `${under} ${under}--hidden`} id={`conditional-${id}`}>
          {option.more}
        </div>
      )}
    </>
  )
}

type ItemProps = {
  kind: 'radio' | 'checkbox'
  block: string
  id: string
  name: string
  option: Exclude<Option, { or: string }>
  checked: boolean
  disabled?: boolean | undefined
  describedBy?: string | undefined
}
