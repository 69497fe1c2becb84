/** A story: what people did about one family, moment by moment. Made before anything is told, so that it can be checked. */
import type { Needs } from '#messages/messages.ts'
import type { HelpKind } from '#areas/areas.ts'
import type { AgreedLine, LineKey, Place, Said } from '#profiles/profiles.ts'
import type { Day, Moment } from '#platform/time.ts'
import type { Carer, Family, Relationship } from './family.ts'

/** What happened besides, too much of its own kind to be steps: told in chapters.ts. */
export type ChapterName =
  | 'what goes with a plan'
  | 'two homes'
  | 'a home kept private'
  | 'kept to a few'
  | 'a record of her own'
  | 'a record of his own'
  | 'begun twice'
  | 'taken for one'

export type HolderKind = 'staff' | 'team'

/** One thing one person did. `by` is a carer's or a member of staff's id. */
export type Step = { at: Moment; by: string } & (
  | { does: 'registers' }
  | { does: 'joins'; carer: Carer }
  | { does: 'invites'; name: string; relationship: Relationship; reach: string; may: 'care' | 'share' }
  | { does: 'keeps contact' }
  | { does: 'says how to be told'; needs: Needs }
  | { does: 'tells a diagnosis'; words: string; source: string }
  | { does: 'says'; said: Said[]; finishes: boolean; voice: 'parent' | 'setting' | 'professional' | 'child' }
  | { does: 'releases'; voice?: 'child' }
  | { does: 'shares'; holder: { kind: HolderKind; id: string }; scopes: ('profile' | 'plan' | 'contact')[] }
  | { does: 'stops sharing'; holderId: string; because: string }
  | { does: 'asks for a call' }
  | { does: 'speaks to the family'; spokeTo: string; words: string }
  | {
      does: 'writes that it is not safe'
      kind: 'danger' | 'worry'
      words: string
      reachHow: string
      offer: string
    }
  | { does: 'takes what was written' }
  | { does: 'speaks about what was written'; spokeTo: string; words: string }
  | { does: 'meets'; lines: AgreedLine[]; agreed: Agreement | null }
  | { does: 'plans'; about: { liked: string; matters: string }; items: PlannedItem[]; hope: Hope | null }
  | {
      does: 'tells of a try'
      item: string
      result: 'trying' | 'helped' | 'did not help' | 'not for us'
      words: string
    }
  | { does: 'rates the hope'; rating: number }
  | { does: 'countersigns' }
  | { does: 'opens it in an emergency'; reason: 'missing' | 'in crisis'; words: string }
  | { does: 'lives through'; chapter: ChapterName }
  | { does: 'checks the emergency'; finding: 'right to do'; words: string }
  | {
      does: 'reviews'
      side: 'family' | 'setting'
      answer: 'still right' | 'better' | 'harder' | 'different'
      words: string
      nextOn: Day
    }
)
export type StepOf<Does extends Step['does']> = Extract<Step, { does: Does }>

/** One thing to try, from the handbook. */
export type PlannedItem = {
  line: LineKey
  item: string
  need: string
  try: string
  place: Place
  who: string
  byOn: Day
  helpKinds: HelpKind[]
}
/** A goal in the family's words, nought to ten. */
export type Hope = { words: string; rating: number }

export type Agreement = {
  yesName: string
  yesHow: 'in the room' | 'on their own device' | 'by telephone'
  youngPerson: 'said yes' | 'not old enough to ask yet' | 'was asked and did not want to say'
  reviewOn: Day
}

/** A family and what happened for each of its children, in the order of the children, each in the order of time. */
export type Story = { number: number; family: Family; steps: Step[][] }

/** How much there is to tell. A brief story says fewer things in each view, so that three thousand fit in minutes. */
export type Fullness = 'full' | 'brief'
