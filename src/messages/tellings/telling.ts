/** What a colleague tells somebody whom a letter would not. */
import type { Moment } from '#platform/time.ts'
import type { Template } from '../words.ts'

export type Telling = {
  id: string
  carerId: string
  /** A child by whom this colleague may reach the carer. */
  childId: string
  name: string
  template: Template
  holderName: string
  fromAt: Moment
}
/** As the carer sees it: `doneAt` is null while it waits. */
export type Told = { id: string; template: Template; fromAt: Moment; doneAt: Moment | null }
