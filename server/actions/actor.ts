import type { Viewer } from '#core/access/mask.ts'
import type { Role } from '#core/access/role.ts'
import type { UnfinishedStep } from '#core/access/sign-in-step.ts'

/** Who acts: an account as it signed in, or the person at the server's own console. */
export interface Actor {
  readonly username: string
  readonly name: string
  readonly role: Role
  /** Town code, department code or uscc; null for the whole district. */
  readonly org: string | null
  /** Of a file that is taken out: what may stand in it. */
  readonly released?: NonNullable<Viewer['released']>
  /** How they came: shown as the source of what they change. */
  readonly client: string
  /** Invited to single parcels: what else their firm owns is not theirs here. */
  readonly limited?: true
  /** What of the sign-in is still to come; until then nothing else is answered. */
  readonly unfinished?: UnfinishedStep
}

/** Whoever may run commands on the server's machine; the same right as an administrator, without an account. */
export const operator: Actor = {
  username: 'operator',
  name: '服务器操作员',
  role: 'admin',
  org: null,
  client: 'program',
}
