import type { FormId } from '#core/forms/catalogue.ts'
import type { PaneDatabase } from './database.ts'
import type { StoredReason } from './stored.ts'

/** A warning as reasons find it: the same fault, in the same row, for the same values. */
export interface ReasonPlace {
  readonly form: FormId
  readonly key: string
  readonly code: string
  readonly field: string
  readonly values: string
}

/** The reasons given on this device; kept in the database where there is one. */
export interface ReasonBook {
  readonly find: (place: ReasonPlace) => StoredReason | null
  readonly give: (reason: StoredReason) => Promise<void>
  readonly withdraw: (place: ReasonPlace) => Promise<void>
  readonly unsent: () => readonly StoredReason[]
}

function placeText({ form, key, code, field, values }: ReasonPlace): string {
  return JSON.stringify([form, key, code, field, values])
}

/** @param scope server and account the reasons belong to */
export async function openReasonBook(database: PaneDatabase | null, scope: string): Promise<ReasonBook> {
  const range = IDBKeyRange.bound([scope], [scope, []])
  const stored = database === null ? [] : await database.getAll('reasons', range)
  const reasons = new Map(stored.map((reason) => [placeText(reason), reason]))
  return {
    find: (place) => reasons.get(placeText(place)) ?? null,
    give: async (reason) => {
      reasons.set(placeText(reason), reason)
      await database?.put('reasons', reason, [scope, placeText(reason)])
    },
    withdraw: async (place) => {
      reasons.delete(placeText(place))
      await database?.delete('reasons', [scope, placeText(place)])
    },
    unsent: () => [...reasons.values()].filter((reason) => !reason.sent),
  }
}
