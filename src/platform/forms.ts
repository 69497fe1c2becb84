/** A question is written once: label, hint, error, choices, schema. Every form is answered through `answer`. */
import { z } from 'zod'
import { Temporal, type Day } from './time.ts'

export type Choice = { value: string; text: string; hint?: string }
type Words = { label: string; hint?: string }
type Base = Words & { optional?: boolean }

export type TextField = Base & {
  kind: 'text' | 'paragraph' | 'phone' | 'hidden'
  longest: number
  schema: z.ZodType<string>
}
export type ChoiceField<V extends string = string> = Base & {
  kind: 'choice'
  choices: readonly Choice[]
  schema: z.ZodType<V>
}
export type ChoicesField<V extends string = string> = Base & {
  kind: 'choices'
  choices: readonly Choice[]
  schema: z.ZodType<V[]>
}
export type DayField<D extends Day | undefined = Day | undefined> = Base & {
  kind: 'day'
  schema: z.ZodType<D>
}
export type WholeField = Base & { kind: 'whole'; schema: z.ZodType<number> }
export type Field = TextField | ChoiceField | ChoicesField | DayField | WholeField
export type Fields = Record<string, Field>
export type Answers<F extends Fields> = { [K in keyof F]: z.infer<F[K]['schema']> }

/** What a browser sent, read before any transaction opened. */
export type Body = Record<string, string | string[]>

/** A body as the fields it came in, in order: to stand in a page and be sent again. */
export const fieldsOf = (body: Body): [name: string, value: string][] =>
  Object.entries(body).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((each): [string, string] => [name, each]),
  )

// A null byte or half a character cannot be kept by the database or shown again.
const keepable = (text: string) => !text.includes('\0') && text.isWellFormed()

const words = (label: string, longest: number) =>
  z
    .string()
    .transform((typed) => typed.replaceAll('\r\n', '\n').trim())
    .pipe(
      z
        .string()
        .refine(keepable, `${label} has a hidden character that we cannot keep. Please type it again`)
        .refine(
          (typed) => Array.from(typed).length <= longest,
          `${label} must be ${longest.toLocaleString('en-GB')} characters or fewer`,
        ),
    )

type TextQuestion = Words & { missing: string; longest?: number }

const required = (kind: TextField['kind'], q: TextQuestion, longest: number): TextField => ({
  ...q,
  kind,
  longest,
  schema: z
    .string({ error: q.missing })
    .pipe(words(q.label, longest))
    .refine((typed) => typed.length > 0, q.missing),
})

export const text = (q: TextQuestion) => required('text', q, q.longest ?? 100)
export const paragraph = (q: TextQuestion) => required('paragraph', q, q.longest ?? 1000)

/** May be left empty: the answer is then an empty string. */
export const optional = (
  kind: 'text' | 'paragraph' | 'hidden' | 'phone',
  q: Words & { longest?: number },
): TextField => {
  const longest = q.longest ?? (kind === 'paragraph' ? 1000 : 100)
  return { ...q, kind, longest, optional: true, schema: z.string().default('').pipe(words(q.label, longest)) }
}

/** An email address or a mobile number: whichever the person has. Answers it tidied, with its kind told by `reachKind`. */
export const reach = (q: TextQuestion): TextField => ({
  ...q,
  kind: 'text',
  longest: 200,
  schema: z
    .string({ error: q.missing })
    .pipe(words(q.label, 200))
    .refine((typed) => typed.length > 0, q.missing)
    .transform((typed) => (typed.includes('@') ? typed.toLowerCase() : tidyNumber(typed)))
    .refine(
      (typed) => z.email().safeParse(typed).success || /^07\d{9}$/.test(typed),
      'Enter an email address like name@example.org, or a UK mobile number like 07700 900123',
    ),
})
const tidyNumber = (typed: string) => typed.replaceAll(/[\s()-]/g, '').replace(/^(?:\+44|0044)0?/, '0')
/** As people read it: a mobile number in two parts. */
export const reachInWords = (tidied: string) => tidied.replace(/^(07\d{3})(\d{6})$/, '$1 $2')
export const reachKind = (tidied: string) => (tidied.includes('@') ? 'email' : 'phone')

export const choice = <const C extends readonly Choice[]>(
  q: Words & { missing: string; choices: C },
): ChoiceField<C[number]['value']> => ({
  ...q,
  kind: 'choice',
  schema: z.enum(
    q.choices.map((c): C[number]['value'] => c.value),
    { error: q.missing },
  ),
})

/** One of the choices, or none: the answer is then an empty string. */
export const optionalChoice = <const C extends readonly Choice[]>(
  q: Words & { choices: C },
): ChoiceField<C[number]['value'] | ''> => ({
  ...q,
  kind: 'choice',
  optional: true,
  schema: z
    .enum(['', ...q.choices.map((c): C[number]['value'] => c.value)], {
      error: `Choose one of the answers to “${q.label}”`,
    })
    .default(''),
})

/** Any number of the choices, at least `least` (none by default). */
export const choices = <const C extends readonly Choice[]>(
  q: Words & { missing: string; choices: C; least?: number },
): ChoicesField<C[number]['value']> => ({
  ...q,
  kind: 'choices',
  schema: z
    .preprocess(
      (typed) => (typed === undefined ? [] : Array.isArray(typed) ? typed : [typed]),
      z.array(
        z.enum(
          q.choices.map((c): C[number]['value'] => c.value),
          { error: q.missing },
        ),
      ),
    )
    .refine((chosen) => chosen.length >= (q.least ?? 0), q.missing),
})

/** Three boxes: day, month, year. Answers a real day of the calendar. */
export function day(
  q: Words & {
    missing: string
    earliest?: () => Day
    latest?: () => Day
    tooEarly?: string
    tooLate?: string
  },
): DayField<Day> {
  const schema = z.string({ error: q.missing }).transform((typed, ctx): Day => {
    const refuse = (message: string) => {
      ctx.addIssue({ code: 'custom', message })
      return z.NEVER
    }
    const found = /^(\d{1,4})-(\d{1,2})-(\d{1,2})$/.exec(typed)
    if (typed.replaceAll('-', '').trim() === '') return refuse(q.missing)
    if (!found) return refuse(`${q.label} must be a day, month and year in numbers, like 27 3 2019`)
    const [year, month, dayOfMonth] = [Number(found[1]), Number(found[2]), Number(found[3])]
    if (year < 1000) return refuse('Write the year with four numbers, like 2019')
    try {
      const real = Temporal.PlainDate.from({ year, month, day: dayOfMonth }, { overflow: 'reject' })
      if (q.earliest && Temporal.PlainDate.compare(real, q.earliest()) < 0)
        return refuse(q.tooEarly ?? q.missing)
      if (q.latest && Temporal.PlainDate.compare(real, q.latest()) > 0) return refuse(q.tooLate ?? q.missing)
      return real
    } catch {
      return refuse('That day is not in the calendar. Check the day and the month')
    }
  })
  return { ...q, kind: 'day', schema }
}

/** A day, or none: the three boxes are left empty. */
export function optionalDay(q: Words): DayField {
  const aDay = day({ ...q, missing: '' }).schema
  const schema = z
    .string()
    .default('')
    .transform((typed, ctx): Day | undefined => {
      if (typed.replaceAll('-', '').trim() === '') return undefined
      const { success, data, error } = aDay.safeParse(typed)
      if (success) return data
      ctx.addIssue({ code: 'custom', message: error.issues[0]?.message ?? q.label })
      return z.NEVER
    })
  return { ...q, kind: 'day', schema }
}

export const whole = (q: Words & { missing: string; least: number; most: number }): WholeField => ({
  ...q,
  kind: 'whole',
  schema: z
    .string({ error: q.missing })
    .trim()
    .regex(/^\d{1,9}$/, q.missing)
    .transform(Number)
    .refine((n) => n >= q.least && n <= q.most, q.missing),
})

/** A form as the page sees it: the questions, what was typed, what is wrong. */
export type FormState<F extends Fields = Fields> = {
  fields: F
  typed: Record<string, string | string[] | undefined>
  errors: Record<string, string | undefined>
}

export const blank = <F extends Fields>(fields: F, typed: FormState['typed'] = {}): FormState<F> => ({
  fields,
  typed,
  errors: {},
})

/** The same form with something wrong that only the rules could know. */
export const wrong = <F extends Fields>(
  fields: F,
  typed: FormState['typed'],
  errors: FormState['errors'],
): FormState<F> => ({
  fields,
  typed,
  errors,
})

// The three boxes of a day arrive apart.
function sent(name: string, field: Field, body: Body) {
  if (field.kind !== 'day') return body[name]
  const part = (which: string) => {
    const value = body[`${name}-${which}`]
    return typeof value === 'string' ? value.trim() : ''
  }
  return `${part('year')}-${part('month')}-${part('day')}`
}

/** Answers every question, or gives back the form with what was typed and what to do about it. */
export function answer<F extends Fields>(
  fields: F,
  body: Body,
): { ok: true; answers: Answers<F> } | { ok: false; form: FormState<F> } {
  const errors: FormState['errors'] = {}
  const answers: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(fields)) {
    const result = field.schema.safeParse(sent(name, field, body))
    if (result.success) answers[name] = result.data
    else errors[name] = result.error.issues[0]?.message ?? `Check ${field.label.toLowerCase()}`
  }
  if (Object.keys(errors).length > 0) return { ok: false, form: { fields, typed: body, errors } }
  // Every field of F was answered by its own schema, which is what Answers<F> says.
  return { ok: true, answers: answers as Answers<F> }
}
