/**
 * Our components against NHS.UK frontend's own fixtures: for every fixture that asks only for what we offer, the same
 * HTML. Ours have fewer and plainer options, so each component has a translation of a fixture's options into our props;
 * a fixture with an option the translation does not know is not ours to match.
 */
import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { describe, it, after } from 'node:test'
import type { Child } from 'hono/jsx'
import { raw } from 'hono/html'
import { z } from 'zod'
import { ActionLink } from './action-link.tsx'
import { BackLink } from './back-link.tsx'
import { Button } from './button.tsx'
import { Card } from './card.tsx'
import { CharacterCount } from './character-count.tsx'
import { Checkboxes } from './checkboxes.tsx'
import { DateInput } from './date-input.tsx'
import { Details } from './details.tsx'
import { ErrorMessage } from './error-message.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { Fieldset } from './fieldset.tsx'
import { Hint } from './hint.tsx'
import { Input } from './input.tsx'
import { InsetText } from './inset-text.tsx'
import { Label } from './label.tsx'
import { Notification } from './notification.tsx'
import { Pagination } from './pagination.tsx'
import { Radios } from './radios.tsx'
import { Select } from './select.tsx'
import { SkipLink } from './skip-link.tsx'
import { SummaryList } from './summary-list.tsx'
import { Table } from './table.tsx'
import { Tag } from './tag.tsx'
import { Textarea } from './textarea.tsx'
import { Warning } from './warning.tsx'

// ── their options, as far as ours go ──────────────────────────────────────────────────────────────────────────────
const html = (s: string): Child => raw(s)
const wordsObject = z.union([
  z.strictObject({ text: z.string() }).transform(({ text }): Child => text),
  z.strictObject({ html: z.string() }).transform((x): Child => html(x.html)),
])
const words = z.union([z.string().transform((text): Child => text), wordsObject])
const body = { text: z.string().optional(), html: z.string().optional() }
const inside = (x: { text?: string | undefined; html?: string | undefined }): Child =>
  x.html === undefined ? x.text : html(x.html)

const size = z
  .enum(['s', 'm', 'l', 'xl'])
  .nullish()
  .transform((s) => s ?? undefined)
const title = z.union([
  z.string().transform((text) => ({ text, size: undefined, isHeading: false, id: undefined })),
  z
    .strictObject({ text: z.string(), size, id: z.string().optional() })
    .transform((x) => ({ ...x, isHeading: false })),
  z
    .strictObject({ heading: z.string(), size, id: z.string().optional() })
    .transform(({ heading, ...x }) => ({ ...x, text: heading, isHeading: true })),
])
const labelled = (x: z.infer<typeof title>) => ({
  label: x.text,
  labelSize: x.size,
  labelIsHeading: x.isHeading,
  labelId: x.id,
})
const field = {
  label: title,
  name: z.string(),
  id: z.string().optional(),
  hint: words.optional(),
  errorMessage: z.union([z.literal(true), words]).optional(),
  disabled: z.boolean().optional(),
  autocomplete: z.string().optional(),
  value: z.string().optional(),
}
const legend = z.strictObject({ legend: title })

const optionItem = z.union([
  z.strictObject({ divider: z.string() }).transform(({ divider }) => ({ or: divider })),
  z
    .strictObject({
      value: z.string(),
      ...body,
      hint: words.optional(),
      disabled: z.boolean().optional(),
      conditional: z.strictObject({ html: z.string() }).optional(),
      behaviour: z.literal('exclusive').optional(),
    })
    .transform(({ conditional, behaviour, value, hint, disabled, ...rest }) => ({
      value,
      hint,
      disabled,
      text: inside(rest),
      more: conditional && html(conditional.html),
      undoesOthers: behaviour && true,
    })),
])
const options = {
  fieldset: legend.nullish(),
  name: z.string(),
  idPrefix: z.string().optional(),
  items: z.array(optionItem),
  small: z.boolean().optional(),
  inline: z.boolean().optional(),
  disabled: z.boolean().optional(),
  hint: words.optional(),
  errorMessage: z.union([z.literal(true), words]).optional(),
}
type TheirOptions = z.infer<z.ZodObject<typeof options>>
const optionProps = ({ fieldset, idPrefix, items, errorMessage, ...x }: TheirOptions) => ({
  ...x,
  ...(fieldset ? labelled(fieldset.legend) : {}),
  id: idPrefix,
  options: items,
  error: errorMessage,
})

const link = z.strictObject({ text: z.string(), href: z.string(), visuallyHiddenText: z.string().optional() })
const cardActions = z
  .union([z.array(link), z.strictObject({ items: z.array(link) }).transform((x) => x.items)])
  .transform((items) => items.map(({ visuallyHiddenText, ...x }) => ({ ...x, spoken: visuallyHiddenText })))
const rowAction = z
  .strictObject({
    text: z.string(),
    href: z.string().optional(),
    type: z.literal('submit').optional(),
    visuallyHiddenText: z.string().optional(),
  })
  .transform(({ visuallyHiddenText, text, href }) => ({ text, href, about: visuallyHiddenText }))
const rowActions = z.union([
  z.array(rowAction),
  z.strictObject({ items: z.array(rowAction) }).transform((x) => x.items),
])
const cell = z.union([
  z.string(),
  z
    .strictObject({
      ...body,
      format: z.literal('numeric').optional(),
      href: z.string().optional(),
      visuallyHiddenText: z.string().optional(),
      width: z.enum(['one-half', 'one-third', 'two-thirds', 'one-quarter', 'three-quarters']).optional(),
    })
    .transform(({ format, href, visuallyHiddenText, width, ...rest }) => ({
      text: inside(rest),
      numeric: format && true,
      href,
      spoken: visuallyHiddenText,
      width,
    })),
])
const turn = z.strictObject({ href: z.string(), text: z.string().optional(), label: z.string().optional() })

// ── component by component ────────────────────────────────────────────────────────────────────────────────────────
const conform = [
  component('button', 36, {
    options: z.strictObject({
      text: z.string(),
      small: z.boolean().optional(),
      disabled: z.boolean().optional(),
      variant: z.enum(['secondary', 'secondary-solid', 'warning', 'reverse']).optional(),
      href: z.string().optional(),
      preventDoubleClick: z.boolean().optional(),
    }),
    render: (x) => <Button {...x} />,
  }),
  component('input', 35, {
    options: z.strictObject({
      ...field,
      type: z.enum(['text', 'tel', 'email']).optional(),
      width: z
        .union([
          z.literal(2),
          z.literal(3),
          z.literal(4),
          z.literal(5),
          z.literal(10),
          z.literal(20),
          z.literal(30),
        ])
        .optional(),
      code: z.boolean().optional(),
      inputmode: z.enum(['numeric', 'decimal']).optional(),
      spellcheck: z.boolean().optional(),
      prefix: words.optional(),
      suffix: words.optional(),
    }),
    render: ({ label, errorMessage, ...x }) => <Input {...x} {...labelled(label)} error={errorMessage} />,
  }),
  component('textarea', 16, {
    options: z.strictObject({ ...field, rows: z.number().optional() }),
    render: ({ label, errorMessage, ...x }) => <Textarea {...x} {...labelled(label)} error={errorMessage} />,
  }),
  component('character-count', 27, {
    options: z.strictObject({
      ...field,
      rows: z.number().optional(),
      maxlength: z.number(),
      countType: z.enum(['characters', 'words', 'length']).optional(),
      threshold: z.number().optional(),
    }),
    render: ({ label, errorMessage, ...x }) => (
      <CharacterCount {...x} {...labelled(label)} error={errorMessage} />
    ),
  }),
  component('select', 17, {
    options: z.strictObject({
      ...field,
      items: z.array(
        z.strictObject({ value: z.string().optional(), text: z.string(), disabled: z.boolean().optional() }),
      ),
    }),
    render: ({ label, errorMessage, items, ...x }) => (
      <Select {...x} {...labelled(label)} error={errorMessage} choices={items} />
    ),
  }),
  component('radios', 48, {
    options: z.strictObject({ ...options, value: z.string().optional() }),
    render: ({ value, ...x }) => <Radios {...optionProps(x)} value={value} />,
  }),
  component('checkboxes', 49, {
    options: z.strictObject({ ...options, values: z.array(z.string()).optional() }),
    render: ({ values, ...x }) => <Checkboxes {...optionProps(x)} values={values} />,
  }),
  component('date-input', 18, {
    options: z.strictObject({
      fieldset: legend,
      id: z.string(),
      hint: words.optional(),
      errorMessage: z.union([z.literal(true), words]).optional(),
      disabled: z.boolean().optional(),
      values: z
        .strictObject({
          day: z.string().optional(),
          month: z.string().optional(),
          year: z.string().optional(),
        })
        .optional(),
      items: z
        .array(
          z.strictObject({
            name: z.enum(['day', 'month', 'year']),
            width: z.number().optional(),
            error: z.literal(true).optional(),
          }),
        )
        .optional(),
    }),
    render: ({ fieldset, errorMessage, items, ...x }) => (
      <DateInput
        {...x}
        {...labelled(fieldset.legend)}
        error={errorMessage}
        parts={items?.map(({ name }) => name)}
        wrong={items?.filter(({ error }) => error).map(({ name }) => name)}
      />
    ),
  }),
  component('error-summary', 13, {
    options: z.strictObject({
      heading: words,
      description: words.optional(),
      errorList: z
        .array(z.union([z.literal(false), z.strictObject({ text: z.string(), href: z.string().optional() })]))
        .optional(),
      disableAutoFocus: z.boolean().optional(),
    }),
    render: ({ errorList, ...x }) => <ErrorSummary {...x} errors={errorList?.filter((e) => e !== false)} />,
  }),
  component('error-message', 5, {
    options: z.strictObject({ ...body, visuallyHiddenText: z.string().optional() }).refine(inside),
    render: ({ visuallyHiddenText, ...x }) => (
      <ErrorMessage hiddenWord={visuallyHiddenText}>{inside(x)}</ErrorMessage>
    ),
  }),
  component('hint', 2, {
    options: z.strictObject(body).refine(inside),
    render: (x) => <Hint>{inside(x)}</Hint>,
  }),
  component('label', 7, {
    options: title,
    render: ({ text, size, isHeading, id }) => (
      <Label text={text} size={size} isHeading={isHeading} id={id} />
    ),
  }),
  component('fieldset', 3, {
    options: z
      .strictObject({
        legend: z.union([
          title.transform((x) => ({ ...x, caption: undefined })),
          z
            .strictObject({ caption: z.string(), heading: z.string(), size })
            .transform(({ heading, ...x }) => ({ ...x, text: heading, isHeading: true, id: undefined })),
        ]),
        html: z.string().optional(),
      })
      .refine((x) => x.html !== undefined || x.legend.caption === undefined),
    render: ({ legend: { text, ...x }, html: within }) => (
      <Fieldset legend={text} size={x.size} isHeading={x.isHeading} legendId={x.id} caption={x.caption}>
        {within && html(within)}
      </Fieldset>
    ),
  }),
  component('inset-text', 2, {
    options: z.strictObject(body).refine(inside),
    render: (x) => <InsetText>{inside(x)}</InsetText>,
  }),
  component('details', 10, {
    options: z
      .strictObject({
        summary: words,
        ...body,
        open: z.boolean().optional(),
        classes: z.literal('nhsuk-expander').optional(),
      })
      .refine(inside),
    render: ({ summary, open, classes, ...x }) => (
      <Details summary={summary} open={open} expander={classes && true}>
        {inside(x)}
      </Details>
    ),
  }),
  component('tables', 24, {
    options: z.strictObject({
      caption: z
        .union([
          z.string().transform((text) => ({ text, size: undefined })),
          z.strictObject({ text: z.string(), size }),
        ])
        .optional(),
      firstCellIsHeader: z.boolean().optional(),
      head: z.array(cell),
      rows: z.array(z.array(cell)),
      compact: z.boolean().optional(),
      striped: z.boolean().optional(),
      responsive: z.boolean().optional(),
      border: z.literal(false).optional(),
      lastRowBorder: z.literal(false).optional(),
    }),
    render: ({ caption, ...x }) => <Table {...x} caption={caption?.text} captionSize={caption?.size} />,
  }),
  component('summary-list', 13, {
    options: z.strictObject({
      rows: z.array(
        z.strictObject({
          key: words,
          value: words,
          actions: rowActions.optional(),
          border: z.literal(false).optional(),
        }),
      ),
      border: z.literal(false).optional(),
      lastRowBorder: z.literal(false).optional(),
    }),
    render: (x) => <SummaryList {...x} />,
  }),
  component('tag', 11, {
    options: z
      .strictObject({
        ...body,
        colour: z.union([z.enum(['white', 'grey', 'blue', 'yellow']), z.literal(false)]).optional(),
        border: z.literal(false).optional(),
      })
      .refine(inside),
    render: ({ colour, border, ...x }) => <Tag text={inside(x)} colour={colour} border={border} />,
  }),
  component('warning-callout', 5, {
    options: z
      .strictObject({
        heading: z
          .union([z.string(), z.strictObject({ text: z.string() }).transform((x) => x.text)])
          .optional(),
        ...body,
      })
      .refine(inside),
    render: ({ heading, ...x }) => <Warning heading={heading}>{inside(x)}</Warning>,
  }),
  component('notification-banner', 13, {
    options: z
      .strictObject({
        title: words.optional(),
        heading: words.optional(),
        text: z.string().optional(),
        html: z.string().optional(),
        variant: z.literal('success').optional(),
        role: z.literal('region').optional(),
        disableAutoFocus: z.boolean().optional(),
      })
      .refine(inside),
    render: ({ html: within, ...x }) => <Notification {...x}>{within && html(within)}</Notification>,
  }),
  component('skip-link', 3, {
    options: z.strictObject({ href: z.string(), text: z.string() }),
    render: (x) => <SkipLink {...x} />,
  }),
  component('back-link', 6, {
    options: z
      .strictObject({
        ...body,
        href: z.string().optional(),
        type: z.literal('submit').optional(),
        variant: z.literal('reverse').optional(),
      })
      .refine(inside),
    render: ({ href, variant, ...x }) => <BackLink href={href} variant={variant} text={inside(x)} />,
  }),
  component('pagination', 9, {
    options: z.strictObject({
      previous: turn.optional(),
      next: turn.optional(),
      items: z
        .array(
          z.union([
            z.strictObject({ ellipsis: z.literal(true) }).transform(() => 'gap' as const),
            z.strictObject({ number: z.number(), href: z.string(), current: z.boolean().optional() }),
          ]),
        )
        .optional(),
    }),
    render: (x) => <Pagination {...x} />,
  }),
  component('action-link', 6, {
    options: z
      .strictObject({
        ...body,
        href: z.string().optional(),
        type: z.literal('submit').optional(),
        variant: z.literal('reverse').optional(),
      })
      .refine(inside),
    render: ({ href, variant, ...x }) => <ActionLink href={href} variant={variant} text={inside(x)} />,
  }),
  component('card', 7, {
    options: z
      .strictObject({
        heading: z.union([
          z.string().transform((text) => ({ text, size: undefined, level: undefined })),
          z.strictObject({
            text: z.string(),
            size: z.enum(['xs', 's', 'm', 'l']).optional(),
            level: z.union([z.literal(2), z.literal(3), z.literal(4)]).optional(),
          }),
        ]),
        href: z.string().optional(),
        clickable: z.boolean().optional(),
        description: words.optional(),
        actions: cardActions.optional(),
        variant: z.enum(['feature', 'secondary', 'warning']).optional(),
      })
      .refine((x) => x.description !== undefined),
    render: ({ heading, description, ...x }) => (
      <Card {...x} heading={heading.text} size={heading.size} level={heading.level}>
        {description}
      </Card>
    ),
  }),
]

// ── the comparison ────────────────────────────────────────────────────────────────────────────────────────────────
type Fixture = { name: string; context: unknown; html: string }

function component<O extends z.ZodType>(
  name: string,
  atLeast: number,
  { options, render }: { options: O; render: (options: z.output<O>) => Child },
) {
  const all = fixtures(name)
  const ours = all.flatMap((fixture) => {
    const parsed = options.safeParse(fixture.context)
    return parsed.success ? [{ fixture, rendered: () => String(render(parsed.data)) }] : []
  })
  return { name, atLeast, total: all.length, ours }
}

function fixtures(component: string): Fixture[] {
  const file: { fixtures: Fixture[] } = createRequire(import.meta.url)(
    `nhsuk-frontend/dist/nhsuk/components/${component}/fixtures.json`,
  )
  // What a macro's caller wrote inside it is not in the options.
  return file.fixtures.filter(({ name }) => !name.includes('call block'))
}

/** Same tags, same attributes in any order, same text. */
const shape = (markup: string) =>
  [...markup.matchAll(/<\/?([\w-]+)((?:\s+[\w-]+(?:="[^"]*")?)*)\s*\/?>|[^<]+/g)]
    .map(([token, tag, attributes]) => {
      if (tag === undefined) return unescaped(token).replace(/\s+/g, ' ').trim()
      if (token.startsWith('</')) return voids.has(tag) ? '' : `</${tag}>`
      const sorted = [...(attributes ?? '').matchAll(/([\w-]+)(?:="([^"]*)")?/g)]
        .map(
          ([, name, value]) =>
            `${name}="${unescaped(value ?? '')
              .replace(/\s+/g, ' ')
              .trim()}"`,
        )
        .toSorted()
      return `<${[tag, ...sorted].join(' ')}>`
    })
    .filter(Boolean)
    .join('\n')

/** A path closes itself in JSX and in their HTML alike. */
const voids = new Set(['path', 'input', 'hr', 'br', 'img'])
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", ctdot: '⋯' }
const unescaped = (text: string) =>
  text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole)

for (const { name, atLeast, total, ours } of conform)
  describe(`${name} is marked up as NHS.UK frontend does it`, () => {
    it(`in ${ours.length} of ${total} fixtures, at least ${atLeast}`, () => assert.ok(ours.length >= atLeast))
    for (const [i, { fixture, rendered }] of ours.entries())
      it(`${fixture.name} (${i + 1})`, () => assert.equal(shape(rendered()), shape(fixture.html)))
  })

after(() => {
  const sum = (of: (c: (typeof conform)[number]) => number) => conform.reduce((n, c) => n + of(c), 0)
  console.log(
    `${sum((c) => c.ours.length)} of ${sum((c) => c.total)} fixtures in ${conform.length} components`,
  )
})
