/** Answers that serve for a while: what a whole area has to be read for, and nobody minds hearing a little late. */

const keptAtMost = 200

/** Asks once in so many minutes for each key; the oldest is forgotten first. What could not be answered is asked again. */
export function keptFor<T>({ minutes }: { minutes: number }) {
  const kept = new Map<string, { until: number; answer: T }>()
  return async (key: string, ask: () => Promise<T>): Promise<T> => {
    const known = kept.get(key)
    if (known && known.until > performance.now()) return known.answer
    const answer = await ask()
    kept.delete(key)
    const oldest = kept.size >= keptAtMost ? kept.keys().next().value : undefined
    if (oldest !== undefined) kept.delete(oldest)
    kept.set(key, { until: performance.now() + minutes * 60_000, answer })
    return answer
  }
}
