/**
 * Clocks in columns, a row for each family ever referred. Days are numbers from any one day on; `NOT_YET` while it
 * waits. `left` is 1 where the clock stopped because the family left, 0 where it was seen.
 */
export type Clocks = { referredDay: Int32Array; stoppedDay: Int32Array; left: Uint8Array }
export const NOT_YET = -(2 ** 31)

/** Three figures are as many as anyone can use. */
export function round(number: number): string {
  return String(Number(number.toPrecision(3)))
}
