/**
 * The arithmetic of a queue: how big it may be, and how much capacity keeps or brings it there.
 * Demand and capacity are children a week, waits are weeks. Source: Fong and others 2022, doi:10.1101/2022.08.23.22279117,
 * as the NHS-R community works it out; docs/engines/queue-maths.md has each formula.
 */

/** Demand for each unit of capacity, no unit; at 1 or more the queue grows for ever. */
export const queueLoad = ({ demand, capacity }: { demand: number; capacity: number }) => demand / capacity

/** Weeks to wait on average so that few wait longer than the target: 1.8 % with factor 4, 0.25 % with 6. */
export const targetMeanWait = ({ targetWait, factor = 4 }: { targetWait: number; factor?: number }) =>
  targetWait / factor

/** Children in the queue when the mean wait is on target (Little's law). */
export const targetQueueSize = ({
  demand,
  ...target
}: {
  demand: number
  targetWait: number
  factor?: number
}) => demand * targetMeanWait(target)

/**
 * Children a week that hold a queue already on target (Kingman's heavy-traffic bound, as Marchal's). The variations are
 * standard deviation over mean, of days between referrals and between removals.
 */
export const targetCapacity = ({
  demand,
  targetWait,
  factor = 4,
  variationOfDemand = 1,
  variationOfCapacity = 1,
}: {
  demand: number
  targetWait: number
  factor?: number
  variationOfDemand?: number
  variationOfCapacity?: number
}) => demand + (((variationOfDemand ** 2 + variationOfCapacity ** 2) / 2) * factor) / targetWait

/**
 * Children a week that bring a queue down to its target in `weeksToTarget`. With a count of referrals the demand is taken
 * at the top of what they allow, k = 2 × demand × variation ÷ √referrals below 1; from 1 on they say too little to add any.
 */
export function reliefCapacity({
  demand,
  queueSize,
  targetSize,
  weeksToTarget = 26,
  referrals = 0,
  variationOfDemand = 0,
}: {
  demand: number
  queueSize: number
  targetSize: number
  weeksToTarget?: number
  referrals?: number
  variationOfDemand?: number
}) {
  const k = referrals > 0 ? (2 * demand * variationOfDemand) / Math.sqrt(referrals) : 0
  return (k < 1 ? demand / (1 - k) : demand) + (queueSize - targetSize) / weeksToTarget
}

/** Twice the mean wait over the target wait, in the same unit: above 1 the list is under pressure. */
export const pressure = ({ meanWait, targetWait }: { meanWait: number; targetWait: number }) =>
  (2 * meanWait) / targetWait

/** A queue more than twice its target needs relief first: adding what holds it would leave it where it is. */
export const isTooBig = ({ queueSize, targetSize }: { queueSize: number; targetSize: number }) =>
  queueSize > 2 * targetSize
