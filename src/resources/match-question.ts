import { z } from 'zod'
import { Band, LineKey, lines, Need, Place } from '#profiles/instrument.ts'

const Mark = z.number().min(0).max(100)
const partKeys = new Map(lines.map((line) => [line.key, line.parts.map(({ key }) => key)]))

const Asked = z.strictObject({
  need: z.partialRecord(Place, Need).optional(),
  position: Mark.optional(),
  parts: z.record(z.string(), Mark).optional(),
})
const AskedLines = z.partialRecord(LineKey, Asked).superRefine((asked, refuse) => {
  for (const key of LineKey.options)
    for (const part of Object.keys(asked[key]?.parts ?? {}))
      if (!partKeys.get(key)?.includes(part))
        refuse.addIssue({ code: 'custom', path: [key, 'parts', part], message: `is not a part of ${key}` })
})

/**
 * What is asked of `match`: marks 0–100 (0 is the left words), needs by place, and what the family has tried.
 * There is deliberately no place for a diagnosis or for whether a profile is agreed; were one sent, it is not read.
 * A line without need is left alone. `helped` left out means tried, and nothing said about how it went.
 */
export const Question = z.object({
  band: Band,
  lines: AskedLines.default({}),
  tried: z.array(z.strictObject({ id: z.string().min(1), helped: z.boolean().optional() })).default([]),
})
export type Question = z.infer<typeof Question>
export type AskedLine = z.infer<typeof Asked>
