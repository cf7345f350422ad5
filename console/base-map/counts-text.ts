import type { BaseImport } from '#core/api/base-map-shapes.ts'
import { type ChangeKind, changeKindNames, changeKinds } from '#core/base-map/import-state.ts'
import { count } from '#ui/number.ts'

export type ImportCounts = NonNullable<BaseImport['counts']>

export function amountOf(counts: ImportCounts | null, kind: ChangeKind): number {
  return counts?.changes[kind] ?? 0
}

/** 新增 120，变更 8，不变 2,840: kinds without a line are left out. */
export function countsText(counts: ImportCounts | null): string {
  return changeKinds
    .filter((kind) => amountOf(counts, kind) > 0)
    .map((kind) => `${changeKindNames[kind]} ${count(amountOf(counts, kind))}`)
    .join('，')
}

/** Conflicts of all types that nobody has decided. */
export function openConflicts(counts: ImportCounts | null): number {
  return Object.values(counts?.conflicts ?? {}).reduce((sum, { open }) => sum + open, 0)
}

export function allConflicts(counts: ImportCounts | null): number {
  return Object.values(counts?.conflicts ?? {}).reduce((sum, { open, decided }) => sum + open + decided, 0)
}
