/** What Question needs to know of a form. `platform/forms.ts` has more; its forms fit this by their shape. */
export type FormView = {
  fields: Readonly<Record<string, FieldView>>
  /** As typed, right or wrong: it is always given back. A day's three boxes are `name-day`, `name-month`, `name-year`. */
  typed: Readonly<Record<string, string | readonly string[] | undefined>>
  errors: Readonly<Record<string, string | undefined>>
}

export type ChoiceView = { value: string; text: string; hint?: string | undefined }

type Asked = { label: string; hint?: string | undefined }
export type FieldView =
  | (Asked & { kind: 'text' | 'email' | 'phone' | 'whole'; autocomplete?: string | undefined })
  | (Asked & { kind: 'paragraph'; longest?: number | undefined })
  | (Asked & { kind: 'choice' | 'choices'; choices: readonly ChoiceView[] })
  | (Asked & { kind: 'yesNo' })
  | (Asked & { kind: 'day'; isBirthday?: boolean | undefined })
  | { kind: 'hidden' }

/** What is wrong, in the order the questions are asked, each with the box it leads to. */
export const listErrors = ({ fields, errors }: FormView): { text: string; href?: string }[] => {
  const asked = Object.keys(fields)
  const others = Object.keys(errors).filter((name) => !(name in fields))
  return [...asked, ...others].flatMap((name) => {
    const text = errors[name]
    if (!text) return []
    const kind = fields[name]?.kind
    if (kind === undefined || kind === 'hidden') return [{ text }]
    return [{ text, href: kind === 'day' ? `#${name}-day` : `#${name}` }]
  })
}
