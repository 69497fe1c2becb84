/** What a child is asked for themselves: little, in their own words, what goes well first. Pure. */
import { lineOf, lines, statementsFor, type Band, type LineKey, type Statement } from '../instrument.ts'
import { isTouched, rowsOf, type WholeView } from '../rules.ts'

/**
 * At most three of a line's statements: two of what goes well, a strength before all, then one of what is hard. None that
 * is followed by more than strategies: a person asks those, never a form on a shared phone (A1).
 */
export function childsStatements(line: LineKey, band: Band): Statement[] {
  const asked = statementsFor({ line, band }).filter(({ follow }) => follow === undefined)
  const well = [...asked.filter(({ say }) => say === '*'), ...asked.filter(({ say }) => say === '+')]
  return [...well.slice(0, 2), ...asked.filter(({ say }) => say === '-').slice(0, 1)]
}

/** Three places where the grown-ups have seven. */
export const childsStops = [
  { value: 20, drawing: 'left' },
  { value: 50, drawing: 'middle' },
  { value: 80, drawing: 'right' },
] as const

/** The rows a child may mark, with both ends as they would say them. */
export const childsRows = (line: LineKey) =>
  rowsOf(line).flatMap((row) => {
    const about = lineOf(line)
    const said =
      row.part === ''
        ? about.marked === 'parts'
          ? undefined
          : about.childSays
        : about.parts.find(({ key }) => key === row.part)?.childSays
    return said && !row.optional ? [{ ...row, ...said }] : []
  })

/** Under five, whoever is beside them writes down what they noticed; after that the child is asked. */
export type Asked = 'noticed' | 'asked'
export const howAsked = (band: Band): Asked => (band === 'EY' ? 'noticed' : 'asked')

export type WordsStep = 'joys' | 'know' | 'helps'
const steps: Record<Asked, readonly (WordsStep | LineKey)[]> = {
  noticed: ['joys', 'know', 'helps'],
  asked: ['joys', ...lines.map(({ key }) => key), 'know'],
}
export const stepsOf = (band: Band) => steps[howAsked(band)]

/** Whether anything is there to be shown. */
export const hasSpoken = (said: WholeView) =>
  said.joys !== '' ||
  said.loves.length > 0 ||
  said.worries !== '' ||
  said.tried !== '' ||
  lines.some(({ key }) => isTouched(said.lines[key]))
