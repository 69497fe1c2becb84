import type { Child } from 'hono/jsx'
import { likeMost, type Picture, type Plan, textWidth } from './nine-lines-layout.ts'
import { Cross, NeedDot, Shape } from './nine-lines-marks.tsx'
import type { Need, View, Who } from './nine-lines-words.ts'

/** What the marks mean: only those that are in this picture. */
export function layOutLegend(picture: Picture, plan: Plan) {
  const size = plan.endSize
  const rows = picture.lines.flatMap((line) => line.rows)
  const who = new Map<string, View>()
  for (const row of rows) for (const view of row.views) who.set(`${view.who} ${view.label}`, view)
  const order: Who[] = ['child', 'parent', 'parent2', 'setting', 'professional']
  const people = [...who.values()].toSorted((a, b) => order.indexOf(a.who) - order.indexOf(b.who))
  const moved = rows.some(({ was }) => was !== undefined && was !== null)
  const open = rows.some(({ agreed }) => agreed === null)
  const keys: { mark: (x: number, y: number) => Child; text: string; wide?: boolean }[] = [
    ...(picture.childOnly ? [] : [{ mark: (x: number, y: number) => <Cross x={x} y={y} />, text: 'agreed' }]),
    ...(moved && !picture.childOnly
      ? [{ mark: (x: number, y: number) => <Cross x={x} y={y} hollow />, text: picture.wasLabel ?? 'before' }]
      : []),
    ...people.map((view) => ({
      mark: (x: number, y: number) => <Shape who={view.who} x={x} y={y} />,
      text: view.label,
    })),
    ...(people.length > 1
      ? [
          {
            mark: (x: number, y: number) => <line class="nl-join" x1={x - 9} x2={x + 9} y1={y} y2={y} />,
            text: plan.needX ? 'how far apart we see it: worth talking about' : 'how far apart we see it',
          },
        ]
      : []),
    ...(open && !picture.childOnly
      ? [
          {
            mark: (x: number, y: number) => (
              <line class="nl-track nl-open" x1={x - 9} x2={x + 9} y1={y} y2={y} />
            ),
            text: 'still open',
          },
        ]
      : []),
    ...(picture.lines.some((line) => line.neitherEndIsBetter)
      ? [
          {
            mark: (x: number, y: number) => <line class="nl-tick" x1={x} x2={x} y1={y - 5} y2={y + 5} />,
            text: plan.needX ? likeMost : 'like most this age: neither end is better',
          },
        ]
      : []),
  ]
  const needs: typeof keys = picture.childOnly
    ? []
    : needKeys.map(([need, text]) => ({ mark: (x, y) => <NeedDot need={need} x={x} y={y} />, text }))
  const items: Child[] = []
  let x: number = plan.labelX
  let y = 28
  const put = (list: typeof keys) => {
    for (const { mark, text } of list) {
      const room = 26 + textWidth(text, size)
      if (x > plan.labelX && x + room > plan.width - 8) {
        x = plan.labelX
        y += 24
      }
      items.push(
        <g>
          {mark(x + 10, y)}
          <text class="nl-soft" x={x + 24} y={y + 5} font-size={size}>
            {text}
          </text>
        </g>,
      )
      x += room + 18
    }
  }
  const heading = (text: string) => {
    items.push(
      <text x={plan.labelX} y={y + 5} font-size={size} font-weight="700">
        {text}
      </text>,
    )
    if (plan.needX) x = plan.labelX + textWidth(text, size) * 1.1 + 20
    else y += 24
  }
  put(keys)
  if (needs.length > 0) {
    x = plan.labelX
    y += 30
    heading('Help asked for:')
    put(needs)
  }
  return { items, height: y + 14 }
}

const needKeys: readonly [Need, string][] = [
  ['none', 'nothing extra asked for yet'],
  ['some', 'some'],
  ['a lot', 'a lot'],
  ['urgent', 'urgent'],
  ['not asked', 'not asked or not seen'],
]
