/** Hands the picture of nine lines what it shows: marks as agreed, each view's own, needs in three places. */
import type { Line, Who } from '#design/nine-lines-words.ts'
import { labelFor, lineOf, lines, type LineKey } from './instrument.ts'
import type { ReadView } from './profiles.ts'
import { needsSaid, rowsOf, type AgreedLine, type Voice } from './rules.ts'

type Shown = {
  labels: Partial<Record<LineKey, string>>
  views: readonly ReadView[]
  agreed?: readonly AgreedLine[] | undefined
  before?: readonly AgreedLine[] | undefined
  noSetting: boolean
  only?: LineKey | undefined
}

const shapes: Record<Voice, Who> = {
  parent: 'parent',
  setting: 'setting',
  professional: 'professional',
  child: 'child',
}

/** Each giver's shape and name: a second parent has a shape of their own. */
function givers(views: readonly ReadView[]) {
  const parents = views.filter(({ voice }) => voice === 'parent')
  return views.map((view) => ({
    view,
    who: view.voice === 'parent' && parents.indexOf(view) > 0 ? ('parent2' as const) : shapes[view.voice],
    label: view.authorName,
  }))
}

export function pictureLines({ labels, views, agreed, before, noSetting, only }: Shown): Line[] {
  const given = givers(views)
  return lines
    .filter(({ key }) => only === undefined || key === only)
    .map(({ key }) => {
      const line = lineOf(key)
      const ours = agreed?.find((each) => each.line === key)
      const was = before?.find((each) => each.line === key)
      const viewsOfLine = given.flatMap(({ view, who, label }) => {
        const said = view.said.lines[key]
        return said ? [{ said, who, label, needs: said.needs }] : []
      })
      const rows = rowsOf(key)
        .map((row) => ({
          part: row.part === '' ? undefined : { key: row.part, label: row.label },
          left: row.left,
          right: row.right,
          agreed: ours && !ours.open ? (ours.positions[row.part] ?? null) : null,
          was: was && !was.open ? (was.positions[row.part] ?? null) : undefined,
          views: viewsOfLine.flatMap(({ said, who, label }) => {
            const position = said.marks[row.part]
            return position === undefined ? [] : [{ who, label, position }]
          }),
          optional: row.optional && row.part !== '',
        }))
        .filter(({ optional, agreed: mark, views: marks }) => !optional || mark !== null || marks.length > 0)
        .map(({ optional: _, ...row }) => row)
      const need = ours ? ours.needs : needsSaid(viewsOfLine)
      const quiet = !noSetting && need.setting === 'none' && need.home !== 'none' && need.home !== 'not asked'
      return {
        key,
        label: labelFor(key, labels),
        left: line.left ?? rows[0]?.left ?? '',
        right: line.right ?? rows[0]?.right ?? '',
        neitherEndIsBetter: line.neitherEndIsBetter,
        strength: ours?.strength || viewsOfLine.find(({ said }) => said.strength)?.said.strength || undefined,
        quote: ours?.words || viewsOfLine.find(({ said }) => said.words)?.said.words || undefined,
        rows,
        need,
        noSetting,
        note: quiet ? 'Home sees more than this. Both are true.' : undefined,
      }
    })
}
