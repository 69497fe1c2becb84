import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { inPlainWords, refusalsOf } from '#platform/refusals.ts'
import { loadHighs } from './highs.ts'
import { findMix } from './mix.ts'
import { MixInstance } from './mix-instance.ts'
import { mixModel } from './mix-model.ts'
import type { MixProgress } from './mix-solve.ts'

/**
 * `ninefold mix instance.json [--write-lp model.lp]`: next term's mix as JSON, after a line of progress each time the gap
 * narrows. With `--write-lp` the model also goes to a file that any solver reads. Bad input: exit 2 and each wrong path.
 */
export async function mixCommand(
  words: readonly string[],
  {
    read,
    progress,
    stopped,
  }: {
    read: (file: string | undefined) => Promise<string>
    progress: (so: MixProgress) => void
    /** Told how to stop, for whoever would like to. */
    stopped?: (stop: () => void) => void
  },
): Promise<{ exit: 0 | 2; out: string }> {
  let parsed
  try {
    parsed = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { 'write-lp': { type: 'string' } },
    })
  } catch {
    return { exit: 2, out: 'Say --write-lp model.lp if you like; we know no other' }
  }
  if (parsed.positionals.length > 1) return { exit: 2, out: 'Say one file, or - for standard input' }
  const instance = parse(await read(parsed.positionals[0]))
  if ('refused' in instance) return { exit: 2, out: `This instance cannot be read. ${instance.refused}` }
  const file = parsed.values['write-lp']
  if (file !== undefined) await writeFile(file, await modelAsText(instance.read))
  const { answer, stop } = findMix(instance.read, { progress })
  stopped?.(stop)
  return { exit: 0, out: JSON.stringify(await answer) }
}

export function parse(text: string): { read: MixInstance } | { refused: string } {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { refused: 'instance: is not JSON' }
  }
  const read = MixInstance.safeParse(json, { error: inPlainWords })
  return read.success ? { read: read.data } : { refused: refusalsOf(read.error, 'instance') }
}

const modelAsText = async (instance: MixInstance) =>
  (await loadHighs()).withModel(mixModel(instance).data, (model) => model.exportModel('lp'))
