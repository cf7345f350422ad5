import type { Kysely } from 'kysely'
import type { LetterTemplates, LetterTemplateVersion } from '#core/api/letter-shapes.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { type TemplatedKind, templatedKinds } from '#core/letter/kind.ts'
import { placeholdersOf } from '#core/letter/placeholder.ts'
import { shippedTemplates } from '#core/letter/shipped-templates.ts'
import { type LetterText, templateFaults, templateFaultText } from '#core/letter/template.ts'
import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { takeNumbers } from '../db/counter.ts'
import type { LetterTemplateTable } from '../db/letter-tables.ts'
import { insertLetterTemplate, letterTemplatesOf } from '../db/letter-templates.ts'
import type { Schema } from '../db/schema.ts'
import type { Service } from '../service.ts'
import { settingsNow } from './settings.ts'

export interface TemplateInForce extends LetterText {
  /** 0: the 示例 that came with the program. */
  readonly version: number
}

function inForce(
  stored: readonly LetterTemplateTable[],
  kind: TemplatedKind,
  today: CalendarDate,
): LetterTemplateTable | null {
  return stored.find((line) => line.kind === kind && line.effective_from <= today) ?? null
}

/** The newest version whose day has come; the shipped one while there is none. */
export async function templateInForce(
  db: Kysely<Schema>,
  district: string,
  kind: TemplatedKind,
  today: CalendarDate,
): Promise<TemplateInForce> {
  const found = inForce(await letterTemplatesOf(db, district), kind, today)
  if (found === null) return { ...shippedTemplates[kind], version: 0 }
  const { version, title, body } = found
  return { version, title, body }
}

export function readTemplates(service: Service): Promise<LetterTemplates> {
  return service.database.read(async (db) => templatesBody(db, service))
}

async function templatesBody(db: Kysely<Schema>, service: Service): Promise<LetterTemplates> {
  const stored = await letterTemplatesOf(db, service.district.code)
  const today = todayInShanghai(service.clock)
  const { settings, ...version } = await settingsNow(db, service)
  return {
    items: templatedKinds.map((kind) => ({
      kind,
      inForce: inForce(stored, kind, today)?.version ?? 0,
      versions: [...stored.filter((line) => line.kind === kind).map(versionBody), shippedBody(kind)],
      placeholders: placeholdersOf(kind).map(({ name, meaning, block = false }) => ({ name, meaning, block })),
    })),
    settings: { ...settings, ...version },
  }
}

function versionBody(line: LetterTemplateTable): LetterTemplateVersion {
  const { version, title, body, effective_from: effectiveFrom, note, by_name: by, at } = line
  return { version, title, body, effectiveFrom, note, by, at }
}

function shippedBody(kind: TemplatedKind): LetterTemplateVersion {
  const none = { effectiveFrom: null, by: null, at: null }
  return { version: 0, ...shippedTemplates[kind], note: '示例：随程序提供，非官方文本', ...none }
}

export interface NewTemplate extends LetterText {
  readonly kind: TemplatedKind
  /** The newest version it was made from. */
  readonly version: number
  readonly effectiveFrom: CalendarDate
  readonly note: string
}

/** A new version; letters that were issued keep theirs. Throws ProblemError: letter-template-refused, collection-rule-changed. */
export async function publishTemplate(
  service: Service,
  { actor: { username, name, role } }: Grant,
  { kind, version, title, body, effectiveFrom, note }: NewTemplate,
): Promise<LetterTemplates> {
  const faults = templateFaults(kind, { title, body })
  const [first] = faults
  if (first !== undefined) {
    throw new ProblemError(
      problem('letter-template-refused', { fault: templateFaultText(first), faults: faults.length }),
    )
  }
  const district = service.district.code
  return service.database.write(async (db) => {
    // Whoever publishes at the same moment waits here, and then sees this version.
    await takeNumbers(db, district, 'letter-batch')
    const latest = (await letterTemplatesOf(db, district)).find((line) => line.kind === kind)
    if ((latest?.version ?? 0) !== version) {
      throw new ProblemError(problem('collection-rule-changed', { by: latest?.by_name ?? '', at: latest?.at ?? '' }))
    }
    const at = instantText(service.clock.now())
    const stamp = { username, by_name: name, at }
    const line = { district, kind, version: version + 1, title, body, effective_from: effectiveFrom, note, ...stamp }
    await insertLetterTemplate(db, line)
    const details = { version: line.version, effectiveFrom, note }
    const entry = { district, at, username, role, action: 'letter-template-published', object: kind, details } as const
    await service.audit.append(db, entry)
    return templatesBody(db, service)
  })
}
