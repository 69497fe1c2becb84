/** Putting a record right: an entry on the wrong child's record is put aside, written anew where it belongs, and undone. */
import type { AreaTx } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { saveAside, type Entry } from './queries.ts'
import type { Where } from './rules.ts'

export {
  asidesOfArea,
  entriesOf,
  entryToPutRight,
  myPutRightNotices,
  putRightAbout,
  readersOf,
  saveLater as tellOfItLater,
  saveRead as readNotice,
  saveUndo as undoAside,
  toldOfAside,
  wholeAside,
  type ListedEntry,
  type Notice,
  type PutRight,
  type QueuedAside,
  type Reader,
  type ToldOfAside,
  type WholeAside,
  type WrongEntry,
} from './queries.ts'
export {
  answerNotRight,
  correctionsOf,
  findCorrection,
  readEntry,
  sayNotRight,
  type Correction,
} from './corrections.ts'
export {
  decideWhere,
  delayDaysAtMost as asideDelayDaysAtMost,
  elsewhere,
  kindInWords,
  kindNamed,
  kindOf,
  nowhere,
  type Kind,
  type Where,
} from './rules.ts'

/**
 * Hides the entry and all that hangs on it, writes it anew about the child it belongs to, tells everybody who may have read
 * it, and writes all of that down, in one. Answers its id; undefined where it cannot go there as things stand, and the
 * transaction is then over.
 */
export async function putAside(
  tx: AreaTx,
  wrong: { entry: Entry; where: Where; words: string },
): Promise<string | undefined> {
  const asideId = newId()
  return (await saveAside(tx, { asideId, ...wrong })) ? asideId : undefined
}
