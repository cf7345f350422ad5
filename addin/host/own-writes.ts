import type { Area } from '#workbook/address.ts'
import type { SheetId } from './spreadsheet.ts'

/** Says that what happens in this area, or with null to the whole sheet, is our doing. */
export type Claim = (sheet: SheetId, area: Area | null) => void

/**
 * Tells our own writes from the user's edits where the host does not (ExcelApi < 1.14): events say where something
 * changed, so what we are about to write is remembered until its echo has come, or for two seconds.
 */
export interface OwnWrites {
  /** Runs what writes. Events are best held back until it is done: then all it did is claimed. */
  readonly during: <T>(work: (claim: Claim) => Promise<T>) => Promise<T>
  readonly isWriting: () => boolean
  readonly onWritten: (listener: () => void) => void
  /** Whether a change of this area, null: of the sheet itself, is an echo. Each echo is taken once. */
  readonly takeEcho: (sheet: SheetId, area: Area | null) => boolean
}

/** Events come after the batch; a busy host takes its time. */
const echoLimit = 2000

interface Claimed {
  readonly sheet: SheetId
  readonly area: Area | null
  /** Cells whose echo has not come; a large write comes back in several parts. */
  cellsLeft: number
  until: number
}

export function createOwnWrites(now: () => number = () => performance.now()): OwnWrites {
  const listeners: (() => void)[] = []
  let claims: Claimed[] = []
  let writing = 0
  return {
    during: async (work) => {
      const mine: Claimed[] = []
      writing += 1
      try {
        return await work((sheet, area) => {
          const claimed = {
            sheet,
            area,
            cellsLeft: area === null ? 0 : cellCount(area),
            until: Number.POSITIVE_INFINITY,
          }
          mine.push(claimed)
          claims.push(claimed)
        })
      } finally {
        writing -= 1
        for (const claimed of mine) claimed.until = now() + echoLimit
        if (writing === 0) for (const listener of listeners) listener()
      }
    },
    isWriting: () => writing > 0,
    onWritten: (listener) => {
      listeners.push(listener)
    },
    takeEcho: (sheet, area) => {
      claims = claims.filter((claimed) => claimed.until >= now())
      const claimed = claims.find((one) => one.sheet === sheet && covers(one.area, area))
      if (claimed === undefined) return false
      if (claimed.area !== null && area !== null) {
        claimed.cellsLeft -= cellCount(area)
        if (claimed.cellsLeft <= 0) claims = claims.filter((one) => one !== claimed)
      }
      return true
    },
  }
}

function covers(claimed: Area | null, area: Area | null): boolean {
  if (claimed === null) return true
  if (area === null) return false
  return (
    claimed.first.row <= area.first.row &&
    claimed.first.column <= area.first.column &&
    claimed.last.row >= area.last.row &&
    claimed.last.column >= area.last.column
  )
}

function cellCount({ first, last }: Area): number {
  return (last.row - first.row + 1) * (last.column - first.column + 1)
}
