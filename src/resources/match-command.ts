import { inPlainWords, refusalsOf } from '#platform/refusals.ts'
import { all } from './handbook.ts'
import { match } from './match.ts'
import { indexHandbook } from './match-index.ts'
import { Question } from './match-question.ts'

const index = indexHandbook(all())

/**
 * `ninefold match profile.json`: one profile as JSON in, its answer as JSON out, exit 0. Bad input: exit 2 and a
 * message with each wrong field, such as `lines.sensory.need.home`.
 */
export function matchCommand(text: string): { exit: 0 | 2; out: string } {
  const json = parsed(text)
  if (json === undefined) return { exit: 2, out: 'This profile cannot be read. profile: is not JSON' }
  const question = Question.safeParse(json, { error: inPlainWords })
  if (question.success) return { exit: 0, out: JSON.stringify(match(question.data, index)) }
  return { exit: 2, out: `This profile cannot be read. ${refusalsOf(question.error, 'profile')}` }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
