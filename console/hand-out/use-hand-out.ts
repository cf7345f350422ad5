import { useCallback } from 'preact/hooks'
import type { HandOutKind } from '#core/api/hand-out.ts'
import { uuid } from '#ui/uuid.ts'
import { type MadeFile, useMadeFile } from '../data/use-made-file.ts'
import { useSession } from '../session/session.ts'

/** What is handed out of which 街镇. */
export interface HandedTown {
  readonly townCode: string
  readonly as: HandOutKind
}

/** The zip of a 街镇. */
export interface HandOut extends Omit<MadeFile<HandedTown>, 'start'> {
  readonly start: (town: HandedTown, parcels: number) => Promise<void>
}

/** Hands out one 街镇 at a time; leaving the page cancels it. @param onEnd the record has one more */
export function useHandOut(cycle: string, onEnd: () => void): HandOut {
  const { call } = useSession()
  const { start: make, ...made } = useMadeFile<HandedTown>(onEnd)
  const start = useCallback(
    (of: HandedTown, total: number): Promise<void> => {
      const id = uuid()
      return make({
        of,
        total,
        make: (signal) => call('handOutWorkbooks', { query: { cycle, town: of.townCode, id, as: of.as } }, signal),
        progress: async (signal) => (await call('handOutProgress', { query: { id } }, signal)).progress,
      })
    },
    [call, cycle, make],
  )
  return { ...made, start }
}
