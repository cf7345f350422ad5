import type { SurveyTask } from '#core/api/surveys.ts'
import type { Call } from '#ui/client.ts'
import type { SurveyBook } from '../storage/survey-book.ts'

/**
 * Fetches all tasks of a year, the newest one unless told, and keeps them once the last has come. Rejects with what the
 * call rejects with; what was there before then stays.
 */
export async function fetchTasks(
  call: Call,
  book: SurveyBook,
  wanted: string | null,
  at: string,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const { cycles, demo } = await call('currentSession', {})
  const sorted = [...cycles].sort().reverse()
  const cycle = wanted !== null && sorted.includes(wanted) ? wanted : sorted[0]
  if (cycle === undefined) {
    await book.setTasks({ cycle: '', cycles: [], fetchedAt: at, isDemo: demo }, [])
    return
  }
  const tasks: SurveyTask[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await call('surveyTasks', { query: { cycle, ...(cursor === undefined ? {} : { cursor }) } })
    tasks.push(...page.items)
    onProgress(tasks.length, page.total)
    if (page.nextCursor === null) break
    cursor = page.nextCursor
  }
  await book.setTasks({ cycle, cycles: sorted, fetchedAt: at, isDemo: demo }, tasks)
}
