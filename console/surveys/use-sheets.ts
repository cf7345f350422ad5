import { useCallback } from 'preact/hooks'
import { uuid } from '#ui/uuid.ts'
import { type MadeFile, useMadeFile } from '../data/use-made-file.ts'
import { useSession } from '../session/session.ts'

/** Which sheets are printed: of a 街镇 so many from a place in its list on, or of parcels by code. */
export interface PrintedSheets {
  /** As files and buttons call it: 新桥镇 第1–200宗. */
  readonly name: string
  readonly total: number
  readonly town?: string
  readonly from?: number
  readonly only?: 'unsurveyed'
  readonly parcelCodes?: readonly string[]
}

export interface Sheets extends Omit<MadeFile<PrintedSheets>, 'start'> {
  readonly print: (sheets: PrintedSheets) => Promise<void>
}

const nothing = (): void => undefined

/** One PDF at a time; leaving the page cancels it. */
export function useSheets(cycle: string): Sheets {
  const { call } = useSession()
  const { start, ...made } = useMadeFile<PrintedSheets>(nothing)
  const print = useCallback(
    (of: PrintedSheets): Promise<void> => {
      const id = uuid()
      const { town, from, only, parcelCodes } = of
      const query = {
        cycle,
        id,
        town,
        from,
        only,
        parcels: parcelCodes?.map(encodeURIComponent).join(','),
      }
      return start({
        of,
        total: of.total,
        make: (signal) => call('surveySheets', { query }, signal),
        progress: async (signal) => (await call('surveySheetProgress', { query: { id } }, signal)).progress,
      })
    },
    [call, cycle, start],
  )
  return { ...made, print }
}
