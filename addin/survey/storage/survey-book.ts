import type { SurveyTask } from '#core/api/surveys.ts'
import type { SurveyDatabase } from './database.ts'
import type { StoredPicture, StoredSurvey, StoredTasks } from './stored.ts'

/** The tasks and surveys of one account on this phone; in memory, and in the database where there is one. */
export interface SurveyBook {
  readonly fetched: () => StoredTasks | null
  readonly tasks: () => readonly SurveyTask[]
  /** The one begun last first. */
  readonly surveys: () => readonly StoredSurvey[]
  readonly survey: (id: string) => StoredSurvey | null
  /** Takes the place of all tasks there were. */
  readonly setTasks: (fetched: StoredTasks, tasks: readonly SurveyTask[]) => Promise<void>
  readonly putTask: (task: SurveyTask) => Promise<void>
  /** On disk when it resolves, where there is a database. */
  readonly put: (survey: StoredSurvey) => Promise<void>
  /** With its pictures. */
  readonly remove: (id: string) => Promise<void>
  readonly putPicture: (survey: string, sha256: string, picture: StoredPicture) => Promise<void>
  readonly picture: (survey: string, sha256: string) => Promise<StoredPicture | null>
  readonly removePictures: (survey: string) => Promise<void>
}

/** @param scope server and account */
export async function openSurveyBook(database: SurveyDatabase | null, scope: string): Promise<SurveyBook> {
  const ofScope = IDBKeyRange.bound([scope], [scope, []])
  let fetched = (await database?.get('fetched', scope)) ?? null
  let tasks = new Map(((await database?.getAll('tasks', ofScope)) ?? []).map((task) => [task.parcelCode, task]))
  const surveys = new Map(((await database?.getAll('surveys', ofScope)) ?? []).map((one) => [one.id, one]))
  const pictures = new Map<string, StoredPicture>()
  const pictureName = (survey: string, sha256: string): string => `${survey} ${sha256}`

  const removePictures = async (survey: string): Promise<void> => {
    for (const name of [...pictures.keys()]) if (name.startsWith(`${survey} `)) pictures.delete(name)
    await database?.delete('pictures', IDBKeyRange.bound([scope, survey], [scope, survey, []]))
  }
  return {
    fetched: () => fetched,
    tasks: () => [...tasks.values()],
    surveys: () => [...surveys.values()].sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1)),
    survey: (id) => surveys.get(id) ?? null,
    setTasks: async (now, all) => {
      fetched = now
      tasks = new Map(all.map((task) => [task.parcelCode, task]))
      if (database === null) return
      const writing = database.transaction(['fetched', 'tasks'], 'readwrite')
      await writing.objectStore('tasks').delete(ofScope)
      await writing.objectStore('fetched').put(now, scope)
      for (const task of all) await writing.objectStore('tasks').put(task, [scope, task.parcelCode])
      await writing.done
    },
    putTask: async (task) => {
      tasks.set(task.parcelCode, task)
      await database?.put('tasks', task, [scope, task.parcelCode])
    },
    put: async (survey) => {
      surveys.set(survey.id, survey)
      await database?.put('surveys', survey, [scope, survey.id])
    },
    remove: async (id) => {
      surveys.delete(id)
      await database?.delete('surveys', [scope, id])
      await removePictures(id)
    },
    putPicture: async (survey, sha256, picture) => {
      // Kept in memory only where there is nothing else: photos are large.
      if (database === null) pictures.set(pictureName(survey, sha256), picture)
      else await database.put('pictures', picture, [scope, survey, sha256])
    },
    picture: async (survey, sha256) =>
      (database === null
        ? pictures.get(pictureName(survey, sha256))
        : await database.get('pictures', [scope, survey, sha256])) ?? null,
    removePictures,
  }
}
