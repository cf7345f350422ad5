import type { Kysely } from 'kysely'
import type { z } from 'zod'
import type { SavedStandard, standardEndpoints } from '#core/api/standards.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { Standard } from '#core/scoring/standard.ts'
import { clashesOf } from '#core/standard-book/clashes.ts'
import { differencesOf } from '#core/standard-book/differences.ts'
import { isDraft, standardStateNames } from '#core/standard-book/state.ts'
import type { StandardText } from '#core/standard-book/text.ts'
import type { Grant } from '../actions/authorise.ts'
import { todayInShanghai } from '../clock.ts'
import type { Schema } from '../db/schema.ts'
import { insertText, textAtRevision, updateVersion } from '../db/standards.ts'
import type { Service } from '../service.ts'
import { hashedText, standardWith } from '../standard-register/register.ts'
import { standardIn } from './create.ts'
import { detailOf } from './read.ts'
import { audited, beginAct, type RegisterAct, recordEvent } from './record-event.ts'
import { type SeenVersion, seenVersion, stateToday } from './seen.ts'
import { editorsOf } from './view.ts'

type SaveBody = z.infer<(typeof standardEndpoints)['saveStandard']['body']>

/**
 * Saves a draft. Where somebody else has saved it since, nothing is changed and both changes are told, each from the text
 * the person began with. Throws ProblemError: not-found, standard-act-not-allowed, standard-refused.
 */
export async function saveStandard(
  service: Service,
  { actor }: Grant,
  id: string,
  { revision, standard: sent, note }: SaveBody,
): Promise<SavedStandard> {
  const district = service.district.code
  const standard = standardIn(sent, district, id)
  return service.database.write(async (db) => {
    const act = await beginAct(db, service, actor)
    const seen = await seenVersion(db, service, actor, id)
    const state = stateToday(seen.line, false, todayInShanghai(service.clock))
    if (!isDraft(state)) {
      throw new ProblemError(problem('standard-act-not-allowed', { act: '保存', state: standardStateNames[state] }))
    }
    if (seen.line.revision === revision) await store(db, service, act, seen, standard, note ?? null)
    else return { ...(await conflictOf(db, seen, revision, standard)), version: await detailOf(db, service, actor, id) }
    return { outcome: 'saved', version: await detailOf(db, service, actor, id) }
  })
}

async function store(
  db: Kysely<Schema>,
  service: Service,
  act: RegisterAct,
  { line }: SeenVersion,
  standard: Standard,
  note: string | null,
): Promise<void> {
  const { actor, district, at } = act
  const { id, name, label, since } = standard
  const { content, hash } = hashedText(standard)
  const revision = line.revision + 1
  const editors = [...new Set([...editorsOf(line), actor.username])]
  await insertText(db, { district, standard: id, hash, content, revision })
  const changed = { changed_by: actor.name, changed_at: at, changed_note: note }
  await updateVersion(db, district, id, {
    revision,
    hash,
    name,
    label,
    since,
    editors: JSON.stringify(editors),
    ...changed,
  })
  await recordEvent(db, act, { id, revision, hash }, 'save', note)
  await audited(db, service, act, 'standard-saved', id, { revision, hash })
}

type Conflict = Omit<Extract<SavedStandard, { readonly outcome: 'conflict' }>, 'version'>

async function conflictOf(
  db: Kysely<Schema>,
  { line, standard: present }: SeenVersion,
  revision: number,
  sent: Standard,
): Promise<Conflict> {
  const text = await textAtRevision(db, line.district, line.id, revision)
  // A revision that never was: everything sent counts as the person's own change.
  const begun = text === null ? present : standardWith(JSON.parse(text) as StandardText, line)
  const theirs = differencesOf(begun, present)
  const mine = differencesOf(begun, sent)
  return { outcome: 'conflict', theirs: [...theirs], mine: [...mine], clashes: [...clashesOf(theirs, mine)] }
}
