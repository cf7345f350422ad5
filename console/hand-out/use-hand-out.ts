import { useCallback } from 'preact/hooks'
import { uuid } from '#ui/uuid.ts'
import { type MadeFile, useMadeFile } from '../data/use-made-file.ts'
import { useSession } from '../session/session.ts'

/** The zip of a 街镇, by its code. */
export interface HandOut extends Omit<MadeFile<string>, 'start'> {
  readonly start: (townCode: string, parcels: number) => Promise<void>
}

/** Hands out one 街镇 at a time; leaving the page cancels it. @param onEnd the record has one more */
export function useHandOut(cycle: string, onEnd: () => void): HandOut {
  const { call } = useSession()
  const { start: make, ...made } = useMadeFile<string>(onEnd)
  const start = useCallback(
    (town: string, total: number): Promise<void> => {
      const id = uuid()
      return make({
        of: town,
        total,
        make: (signal) => call('handOutWorkbooks', { query: { cycle, town, id } }, signal),
        progress: async (signal) => (await call('handOutProgress', { query: { id } }, signal)).progress,
      })
    },
    [call, cycle, make],
  )
  return { ...made, start }
}
