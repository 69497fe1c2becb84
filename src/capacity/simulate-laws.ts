import type { Bits } from './simulate-random.ts'

/** How long something takes. `values` are lengths seen before, each as likely as the next. */
export type Law =
  | { law: 'exponential'; mean: number }
  | { law: 'fixed'; value: number }
  | { law: 'uniform'; low: number; high: number }
  | { law: 'gamma'; mean: number; sd: number }
  | { law: 'lognormal'; mean: number; sd: number }
  | { law: 'weibull'; mean: number; shape: number }
  | { law: 'values'; values: readonly number[] }
  | { law: 'mixture'; of: readonly { share: number; law: Law }[] }

/** The mean a law says, in the law's own unit. */
export function meanOf(law: Law): number {
  switch (law.law) {
    case 'fixed':
      return law.value
    case 'uniform':
      return (law.low + law.high) / 2
    case 'values':
      return law.values.reduce((sum, value) => sum + value, 0) / law.values.length
    case 'mixture':
      return law.of.reduce((sum, part) => sum + part.share * meanOf(part.law), 0)
    default:
      return law.mean
  }
}

/** The same law with every length times `factor`: hours into weeks, or a mean of one. */
export function scaled(law: Law, factor: number): Law {
  switch (law.law) {
    case 'fixed':
      return { law: 'fixed', value: law.value * factor }
    case 'uniform':
      return { law: 'uniform', low: law.low * factor, high: law.high * factor }
    case 'values':
      return { law: 'values', values: law.values.map((value) => value * factor) }
    case 'mixture':
      return { law: 'mixture', of: law.of.map((part) => ({ ...part, law: scaled(part.law, factor) })) }
    case 'gamma':
    case 'lognormal':
      return { ...law, mean: law.mean * factor, sd: law.sd * factor }
    default:
      return { ...law, mean: law.mean * factor }
  }
}

/** Fills a block with draws of a law: the plain laws all at once, the others one by one. */
export function fillerOf(law: Law): (block: Float64Array, bits: Bits) => void {
  switch (law.law) {
    case 'fixed':
      return (block) => block.fill(law.value)
    case 'exponential': {
      const { mean } = law
      return (block, bits) => bits.fillExponential(block, mean)
    }
    case 'uniform': {
      const { low, high } = law
      return (block, bits) => {
        bits.fillUniform(block)
        for (let i = 0; i < block.length; i++) block[i] = low + (high - low) * (block[i] ?? 0)
      }
    }
    default: {
      const sample = samplerOf(law)
      return (block, bits) => {
        for (let i = 0; i < block.length; i++) block[i] = sample(bits)
      }
    }
  }
}

type Sampler = (bits: Bits) => number

function samplerOf(law: Law): Sampler {
  switch (law.law) {
    case 'exponential':
      return (bits) => -law.mean * Math.log(bits.uniform())
    case 'fixed':
      return () => law.value
    case 'uniform':
      return (bits) => law.low + (law.high - law.low) * bits.uniform()
    case 'weibull': {
      const scale = law.mean / gammaFunction(1 + 1 / law.shape)
      return (bits) => scale * (-Math.log(bits.uniform())) ** (1 / law.shape)
    }
    case 'lognormal': {
      const variance = Math.log(1 + (law.sd / law.mean) ** 2)
      const middle = Math.log(law.mean) - variance / 2
      return (bits) => Math.exp(middle + Math.sqrt(variance) * normal(bits))
    }
    case 'gamma':
      return gammaSampler({ shape: (law.mean / law.sd) ** 2, scale: law.sd ** 2 / law.mean })
    case 'values':
      return (bits) => law.values[Math.floor(bits.uniform() * law.values.length)] ?? 0
    case 'mixture': {
      const parts = law.of.map((part) => ({ share: part.share, sample: samplerOf(part.law) }))
      return (bits) => {
        let rest = bits.uniform()
        for (const { share, sample } of parts) if ((rest -= share) < 0) return sample(bits)
        return parts.at(-1)?.sample(bits) ?? 0
      }
    }
  }
}

/** Box and Muller (1958), one of the pair. */
function normal(bits: Bits): number {
  return Math.sqrt(-2 * Math.log(bits.uniform())) * Math.cos(2 * Math.PI * bits.uniform())
}

/** Marsaglia and Tsang, A simple method for generating gamma variables (2000). */
function gammaSampler({ shape, scale }: { shape: number; scale: number }): Sampler {
  if (shape < 1) {
    const larger = gammaSampler({ shape: shape + 1, scale })
    return (bits) => larger(bits) * bits.uniform() ** (1 / shape)
  }
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  return (bits) => {
    for (;;) {
      const x = normal(bits)
      const v = (1 + c * x) ** 3
      if (v > 0 && Math.log(bits.uniform()) < x * x * 0.5 + d - d * v + d * Math.log(v)) return scale * d * v
    }
  }
}

/** Γ(x) for x ≥ 1, by Lanczos' approximation (g = 7, nine terms), right to fifteen digits. */
export function gammaFunction(x: number): number {
  const terms = [
    676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
    -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
  ]
  const at = x - 1
  const sum = terms.reduce((total, term, i) => total + term / (at + i + 1), 0.99999999999980993)
  const t = at + 7.5
  return Math.sqrt(2 * Math.PI) * t ** (at + 0.5) * Math.exp(-t) * sum
}
