import type { AreaTx } from '#platform/database.ts'
import type { ChildId } from '../queries.ts'

/** My own notes, the newest first: a hundred at most. */
export const myNotes = (tx: AreaTx, childId: ChildId) =>
  tx
    .selectFrom('carerNotes')
    .select(['id', 'words', 'shown', 'at'])
    .where('areaId', '=', tx.areaId)
    .where('childId', '=', childId)
    .where('carerId', '=', tx.personId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute()

/** What other carers show of theirs, the newest first: twenty at most. Each is one that its writer chose to show. */
export const notesShown = (tx: AreaTx, childId: ChildId) =>
  tx
    .selectFrom('carerNotes as note')
    .innerJoin('childCarers as carer', (join) =>
      join
        .onRef('carer.areaId', '=', 'note.areaId')
        .onRef('carer.childId', '=', 'note.childId')
        .onRef('carer.carerId', '=', 'note.carerId'),
    )
    .select(['note.id', 'note.words', 'note.at', 'carer.name'])
    .where('note.areaId', '=', tx.areaId)
    .where('note.childId', '=', childId)
    .where('note.carerId', '!=', tx.personId)
    .orderBy('note.at', 'desc')
    .orderBy('note.id', 'desc')
    .limit(20)
    .execute()

export const saveNote = (tx: AreaTx, note: { id: string; childId: ChildId; words: string }) =>
  tx
    .insertInto('carerNotes')
    .values({ areaId: tx.areaId, carerId: tx.personId, ...note })
    .execute()

export const saveShown = (tx: AreaTx, note: { id: string; childId: ChildId; shown: boolean }) =>
  tx
    .updateTable('carerNotes')
    .set({ shown: note.shown })
    .where('areaId', '=', tx.areaId)
    .where('childId', '=', note.childId)
    .where('id', '=', note.id)
    .where('carerId', '=', tx.personId)
    .execute()
