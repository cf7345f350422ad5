import type { Kysely } from 'kysely'
import { documentBringers } from '#core/filing/document-bringer.ts'
import type { AttachedDocument } from '#core/filing/event.ts'
import { documentLabel } from '#core/filing-route/document-kind.ts'
import type { Actor } from '../actions/actor.ts'
import { documentsOf } from '../db/filing-documents.ts'
import type { Schema } from '../db/schema.ts'
import type { AskedAct } from './act.ts'
import { notReady } from './legal.ts'
import type { LoadedFiling } from './load.ts'
import { partyOfActor } from './party.ts'

/**
 * The documents an act names, as they were uploaded to this very filing, each of a kind that the actor may bring. Throws
 * ProblemError filing-not-ready.
 */
export async function uploadedDocuments(
  db: Kysely<Schema>,
  district: string,
  { id }: LoadedFiling,
  actor: Actor,
  { act, documents = [] }: AskedAct,
): Promise<readonly AttachedDocument[]> {
  if (documents.length === 0) return []
  const uploaded = await documentsOf(db, district, id)
  const party = partyOfActor(actor)
  const reasons: string[] = []
  const found = documents.flatMap(({ kind, sha256 }) => {
    const document = uploaded.find((each) => each.kind === kind && each.sha256 === sha256)
    if (document === undefined) reasons.push(`${documentLabel(kind)}没有上传到本项目。请重新上传。`)
    else if (party === null || !documentBringers[kind].includes(party))
      reasons.push(`${documentLabel(kind)}不由您提交。请移去。`)
    return document === undefined ? [] : [{ kind, sha256, name: document.name, size: document.size }]
  })
  if (reasons.length > 0) throw notReady(act.kind, [...new Set(reasons)])
  return found
}
