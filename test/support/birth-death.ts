/** M/M/c+M: all that is needed to know what to expect of it. Rates are for a week. */
export type Queue = {
  lambda: number
  servers: number
  mu: number
  patienceMeanWeeks: number
  initial: number
  weeks: number
}

/**
 * What is expected of an M/M/c+M queue, from its birth–death equations and nothing else: how many wait at the end, and
 * how many were served and left by then. Uniformisation (Jensen, 1953): steps come at one steady rate that no state
 * outruns, so the state after k steps is a chain's, and k is Poisson. Chances under 1e-16 at either end are dropped.
 */
export function expectations({ lambda, servers, mu, patienceMeanWeeks, initial, weeks }: Queue) {
  const theta = 1 / patienceMeanWeeks
  // Nobody could be so many: the chance is smaller than what is dropped.
  const most = Math.ceil(initial + lambda * weeks + 12 * Math.sqrt(lambda * weeks) + 50)
  const crowd = Math.min(most, largest({ lambda, servers, mu, theta, initial }))
  const rate = lambda + servers * mu + Math.max(crowd - servers, 0) * theta
  const { weights, tails } = poisson(rate * weeks)

  let chances = new Float64Array(crowd + 2)
  let next = new Float64Array(crowd + 2)
  chances[initial] = 1
  let [low, high] = [initial, initial]
  const expected = { waiting: 0, served: 0, left: 0 }
  for (let step = 0; step < weights.length; step++) {
    const [from, to] = [Math.max(0, low - 1), Math.min(crowd, high + 1)]
    next.fill(0, from, to + 1)
    let [busyNow, waitingNow] = [0, 0]
    for (let n = low; n <= high; n++) {
      const chance = chances[n]!
      const [seen, wait] = [Math.min(n, servers), Math.max(n - servers, 0)]
      busyNow += seen * chance
      waitingNow += wait * chance
      const up = n < crowd ? lambda / rate : 0
      const down = (seen * mu + wait * theta) / rate
      next[n + 1]! += up * chance
      if (n > 0) next[n - 1]! += down * chance
      next[n]! += (1 - up - down) * chance
    }
    expected.waiting += weights[step]! * waitingNow
    // The time spent after exactly k steps is expected to be P(more than k) ÷ rate.
    expected.served += (tails[step]! / rate) * mu * busyNow
    expected.left += (tails[step]! / rate) * theta * waitingNow
    ;[chances, next, low, high] = [next, chances, from, to]
    while (low < high && chances[low]! < 1e-16) low++
    while (high > low && chances[high]! < 1e-16) high--
  }
  return expected
}

/** Twelve standard deviations over where the crowd starts or settles; around there it spreads no more than a Poisson. */
function largest(queue: {
  lambda: number
  servers: number
  mu: number
  theta: number
  initial: number
}): number {
  const { lambda, servers, mu, theta, initial } = queue
  const settled = Math.max(servers + (lambda - servers * mu) / theta, lambda / mu)
  return Math.ceil(Math.max(initial, settled) + 12 * Math.sqrt(initial + lambda / theta + lambda / mu) + 50)
}

/** P(k) and P(more than k), from nothing to where the rest no longer matters. */
function poisson(mean: number) {
  const upTo = Math.ceil(mean + 10 * Math.sqrt(mean) + 50)
  const logs = new Float64Array(upTo + 1)
  logs[0] = -mean
  for (let k = 1; k <= upTo; k++) logs[k] = logs[k - 1]! + Math.log(mean / k)
  const weights = logs.map(Math.exp)
  const tails = new Float64Array(upTo + 1)
  let rest = 0
  for (let k = upTo; k >= 0; k--) {
    tails[k] = rest
    rest += weights[k]!
  }
  return { weights, tails }
}
