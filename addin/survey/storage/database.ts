import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { SurveyTask } from '#core/api/surveys.ts'
import type { StoredPicture, StoredSurvey, StoredTasks } from './stored.ts'

/** Everything is kept by server and account: who signs in next finds nothing of another. */
export interface SurveySchema extends DBSchema {
  tasks: { key: [scope: string, parcelCode: string]; value: SurveyTask }
  fetched: { key: string; value: StoredTasks }
  surveys: { key: [scope: string, id: string]; value: StoredSurvey }
  pictures: { key: [scope: string, survey: string, sha256: string]; value: StoredPicture }
}

export type SurveyDatabase = IDBPDatabase<SurveySchema>

/** Null where the browser keeps nothing: the page says so before anything is filled in and works from memory. */
export async function openSurveyDatabase(name = 'parcel-checkup-survey'): Promise<SurveyDatabase | null> {
  try {
    return await openDB<SurveySchema>(name, 1, {
      upgrade: (database) => {
        database.createObjectStore('tasks')
        database.createObjectStore('fetched')
        database.createObjectStore('surveys')
        database.createObjectStore('pictures')
      },
    })
  } catch {
    return null
  }
}
