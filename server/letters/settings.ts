import type { Kysely } from 'kysely'
import { type LetterSettings, letterSettings, shippedLetterSettings } from '#core/letter/settings.ts'
import type { Grant } from '../actions/authorise.ts'
import { latestRule } from '../db/collection-rules.ts'
import type { Schema } from '../db/schema.ts'
import { saveCollectionRule } from '../department-data/collection-rule.ts'
import type { Service } from '../service.ts'

export interface SettingsVersion {
  readonly settings: LetterSettings
  /** 0: ours. */
  readonly version: number
  readonly reason: string | null
  readonly by: string | null
  readonly at: string | null
}

export async function settingsNow(db: Kysely<Schema>, { district }: Service): Promise<SettingsVersion> {
  const rule = await latestRule(db, district.code, 'letters')
  if (rule === null) {
    return { settings: shippedLetterSettings(district.name), version: 0, reason: null, by: null, at: null }
  }
  const { version, reason, by_name: by, at } = rule
  return { settings: letterSettings.parse(JSON.parse(rule.content)), version, reason, by, at }
}

/** Letters from now on are numbered and followed by them. Throws ProblemError collection-rule-changed. */
export async function changeSettings(
  service: Service,
  grant: Grant,
  { version, reason, ...content }: LetterSettings & { readonly version: number; readonly reason: string },
): Promise<void> {
  const change = { kind: 'letters', version, content, reason, action: 'letter-settings-changed' } as const
  await service.database.write((db) => saveCollectionRule(db, service, grant, change))
}
