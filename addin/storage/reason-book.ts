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
  /** Takes back the reason that was given. */
  readonly withdraw: (place: ReasonPlace) => Promise<void>
  /** The server has been told of this reason, or that it was taken back: what was said here since is still to be told. */
  readonly told: (reason: StoredReason) => Promise<void>
  /** Given or taken back, and the server does not know. */
  readonly unsent: () => readonly StoredReason[]
  /** They belong to another scope from now on. */
  readonly move: (scope: string) => Promise<void>
}

function placeText({ form, key, code, field, values }: ReasonPlace): string {
  return JSON.stringify([form, key, code, field, values])
}

/** @param first scope the reasons belong to: server and account */
export async function openReasonBook(database: PaneDatabase | null, first: string): Promise<ReasonBook> {
  let scope = first
  const load = async (): Promise<readonly StoredReason[]> =>
    database === null ? [] : await database.getAll('reasons', IDBKeyRange.bound([scope], [scope, []]))
  const reasons = new Map((await load()).map((reason) => [placeText(reason), reason]))
  const give = async (reason: StoredReason): Promise<void> => {
    reasons.set(placeText(reason), reason)
    await database?.put('reasons', reason, [scope, placeText(reason)])
  }
  const forget = async (place: ReasonPlace): Promise<void> => {
    reasons.delete(placeText(place))
    await database?.delete('reasons', [scope, placeText(place)])
  }
  return {
    find: (place) => {
      const reason = reasons.get(placeText(place)) ?? null
      return reason?.takenBack === true ? null : reason
    },
    give,
    withdraw: async (place) => {
      const reason = reasons.get(placeText(place))
      // It may be with the server already, or on its way.
      if (reason !== undefined) await give({ ...reason, takenBack: true, sent: false })
    },
    told: async (reason) => {
      const now = reasons.get(placeText(reason))
      if (now?.text !== reason.text || now.takenBack !== reason.takenBack) return
      await (now.takenBack === true ? forget(now) : give({ ...now, sent: true }))
    },
    unsent: () => [...reasons.values()].filter((reason) => !reason.sent),
    move: async (next) => {
      const mine = [...reasons.values()]
      for (const reason of mine) await database?.delete('reasons', [scope, placeText(reason)])
      scope = next
      for (const reason of await load()) reasons.set(placeText(reason), reason)
      for (const reason of mine) await give(reason)
    },
  }
}
