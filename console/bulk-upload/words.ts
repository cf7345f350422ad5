import type { UploadRun } from '#core/api/bulk-upload-shapes.ts'
import { type ItemLevel, itemLevelNames } from '#core/bulk-upload/item-level.ts'
import { type LineOutcome, lineOutcomeNames, lineOutcomes } from '#core/bulk-upload/line-outcome.ts'
import { count } from '#ui/number.ts'

export function filesText({ files, announced, left }: Pick<UploadRun, 'files' | 'announced' | 'left'>): string {
  const refused = files.refused ?? 0
  return [
    `${count(announced)} 个文件`,
    `已受理 ${count(files.taken ?? 0)}`,
    ...(refused === 0 ? [] : [`未受理 ${count(refused)}`]),
    ...(left === 0 ? [] : [`未收到 ${count(left)}`]),
  ].join('，')
}

export function rowsText(rows: UploadRun['rows']): string {
  const parts = lineOutcomes.flatMap((outcome) => {
    const number = rows[outcome] ?? 0
    return number === 0 ? [] : [`${lineOutcomeNames[outcome]} ${count(number)}`]
  })
  return parts.length === 0 ? '没有读到行' : parts.join('，')
}

const told: readonly ItemLevel[] = ['error', 'warning', 'info']

export function itemsText(items: UploadRun['items']): string {
  const parts = told.flatMap((level) => {
    const number = items[level] ?? 0
    return number === 0 ? [] : [`${itemLevelNames[level]} ${count(number)}`]
  })
  return parts.length === 0 ? '没有问题' : parts.join('，')
}

export const outcomeLooks: Readonly<Record<LineOutcome, string>> = {
  accepted: 'badge badge-ok',
  merged: 'badge badge-info',
  unchanged: 'badge',
  conflict: 'badge badge-warn',
  refused: 'badge badge-err',
}

export const levelLooks: Readonly<Record<ItemLevel, string>> = {
  refused: 'badge badge-err',
  conflict: 'badge badge-warn',
  error: 'badge badge-err',
  warning: 'badge badge-warn',
  info: 'badge badge-info',
}
