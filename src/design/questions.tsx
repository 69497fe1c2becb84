import { CharacterCount } from './character-count.tsx'
import { Checkboxes } from './checkboxes.tsx'
import { DateInput } from './date-input.tsx'
import type { FormView } from './form-state.ts'
import { Input } from './input.tsx'
import type { Size } from './label.tsx'
import { Radios } from './radios.tsx'
import { Textarea } from './textarea.tsx'

/** One question of a form, with what was typed and what is wrong. `isPage` when it is the page's only question and its h1. */
export function Question({ form, name, size = 'm', isPage }: QuestionProps) {
  const field = form.fields[name]
  if (!field) throw new Error(`No question called ${name} in this form`)
  const typed = form.typed[name]
  const one = typeof typed === 'string' ? typed : typed?.[0]
  if (field.kind === 'hidden') return <input type="hidden" name={name} value={one} />

  const asked = {
    name,
    label: field.label,
    labelSize: isPage ? ('l' as const) : size,
    labelIsHeading: isPage,
    hint: field.hint,
    error: form.errors[name],
  }
  switch (field.kind) {
    case 'text':
      return <Input {...asked} value={one} autocomplete={field.autocomplete} />
    case 'email':
      return (
        <Input
          {...asked}
          value={one}
          type="email"
          autocomplete={field.autocomplete ?? 'email'}
          spellcheck={false}
        />
      )
    case 'phone':
      return <Input {...asked} value={one} type="tel" autocomplete={field.autocomplete ?? 'tel'} width={20} />
    case 'whole':
      return <Input {...asked} value={one} inputmode="numeric" width={5} />
    case 'paragraph':
      return field.longest ? (
        <CharacterCount {...asked} value={one} maxlength={field.longest} threshold={75} />
      ) : (
        <Textarea {...asked} value={one} />
      )
    case 'choice':
      return <Radios {...asked} value={one} options={field.choices} />
    case 'choices':
      return (
        <Checkboxes {...asked} values={typeof typed === 'string' ? [typed] : typed} options={field.choices} />
      )
    case 'yesNo':
      return <Radios {...asked} value={one} inline options={yesNo} />
    case 'day':
      return (
        <DateInput
          {...asked}
          id={name}
          namePrefix={name}
          isBirthday={field.isBirthday}
          values={{
            day: box(form, `${name}-day`),
            month: box(form, `${name}-month`),
            year: box(form, `${name}-year`),
          }}
        />
      )
  }
}

const yesNo = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
]

const box = (form: FormView, name: string) => {
  const typed = form.typed[name]
  return typeof typed === 'string' ? typed : typed?.[0]
}

type QuestionProps = { form: FormView; name: string; size?: Size | undefined; isPage?: boolean | undefined }
