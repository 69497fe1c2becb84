import { z } from 'zod'
import type { Law } from './simulate-laws.ts'

/** In weeks or hours: from under a second to longer than anyone could mean, so that nothing under- or overflows. */
const Length = z.number().min(1e-6).max(1e6)
const Shape = z.number().min(0.05).max(100)

const plain = [
  z.strictObject({ law: z.literal('exponential'), mean: Length }),
  z.strictObject({ law: z.literal('fixed'), value: Length }),
  z
    .strictObject({ law: z.literal('uniform'), low: z.number().nonnegative(), high: Length })
    .refine(({ low, high }) => low < high, { path: ['high'], message: 'must be more than low' }),
  z
    .strictObject({ law: z.literal('gamma'), mean: Length, sd: Length })
    .refine(({ mean, sd }) => sd <= 20 * mean, {
      path: ['sd'],
      message: 'must be at most twenty times the mean',
    }),
  z
    .strictObject({ law: z.literal('lognormal'), mean: Length, sd: Length })
    .refine(({ mean, sd }) => sd <= 100 * mean, {
      path: ['sd'],
      message: 'must be at most a hundred times the mean',
    }),
  z.strictObject({ law: z.literal('weibull'), mean: Length, shape: Shape }),
  z.strictObject({ law: z.literal('values'), values: z.array(Length).min(1).max(100_000) }),
] as const

const Mixture = z.strictObject({
  law: z.literal('mixture'),
  of: z
    .array(z.strictObject({ share: z.number().positive().max(1), law: z.discriminatedUnion('law', plain) }))
    .min(2)
    .max(16)
    .refine((of) => addToOne(of.map(({ share }) => share)), { message: 'the shares must add up to 1' }),
})

/** A law as a spec writes it. The unit stands in the name of the field that holds it: `patience_weeks`, `service_hours`. */
export const LawSpec: z.ZodType<Law> = z.discriminatedUnion('law', [...plain, Mixture])

export const addToOne = (shares: readonly number[]) =>
  Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) < 1e-6
