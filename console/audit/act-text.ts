import { exportKindNames, exportKinds } from '#core/access/export-approval.ts'
import type { AuditEntryBody } from '#core/api/audit.ts'
import { lineOutcomeNames, lineOutcomes } from '#core/bulk-upload/line-outcome.ts'
import { formById, formIds } from '#core/forms/catalogue.ts'
import { conflictChoices } from '#core/record/change.ts'
import { layerNames, layers } from '#core/record/layer.ts'
import { rowStatuses, rowStatusNames } from '#core/record/status.ts'
import { instantInTable } from '#ui/instant.ts'
import { choiceNames } from '../conflicts/conflict-words.ts'
import { fieldsText } from '../export-requests/words.ts'
import { rowKinds } from '../removals/removal-words.ts'
import { bulkCountsText, bulkStartedText, unlockText } from './bulk-act-text.ts'
import { dueDatesText, remindedText } from './progress-act-text.ts'

type Details = AuditEntryBody['details']

/** A row status as its word; what a newer server sends stays as it is. */
export function statusText(value: unknown): string {
  const status = rowStatuses.find((one) => one === value)
  return status === undefined ? String(value) : rowStatusNames[status]
}

const sentences: Readonly<Record<string, (details: Details) => string>> = {
  transition: ({ from, to }) => `${statusText(from)} → ${statusText(to)}`,
  'conflict-settled': settledText,
  'bulk-started': bulkStartedText,
  'bulk-ended': bulkCountsText,
  'bulk-cancelled': bulkCountsText,
  'bulk-undo-started': bulkCountsText,
  'bulk-undone': bulkCountsText,
  'unlock-requested': unlockText,
  'unlock-confirmed': unlockText,
  'unlock-declined': unlockText,
  'unlock-withdrawn': unlockText,
  'upload-run-started': ({ cycle, announced }) => `${cycle}年度，${announced} 个文件`,
  'upload-run-closed': uploadedText,
  'export-requested': askedText,
  'export-decided': decidedText,
  'export-revoked': () => '',
  'due-dates-changed': dueDatesText,
  'due-dates-reversed': dueDatesText,
  reminded: remindedText,
  'letters-issued': remindedText,
  'row-removed': movedText,
  'row-restored': movedText,
}

/** The details of an act on rows as a sentence; null for one that has none of its own. */
export function actText({ action, details }: Pick<AuditEntryBody, 'action' | 'details'>): string | null {
  return sentences[action]?.(details) ?? null
}

function settledText({ field, layer, choice }: Details): string {
  const label = formIds.map((id) => formById(id).fields[String(field)]?.label).find((found) => found !== undefined)
  const layerWord = layers.find((one) => one === layer)
  const choiceWord = conflictChoices.find((one) => one === choice)
  const where = `${label ?? String(field)}（${layerWord === undefined ? String(layer) : layerNames[layerWord]}）`
  return `${where}：${choiceWord === undefined ? String(choice) : choiceNames[choiceWord]}`
}

function movedText({ form, revision, rows }: Details): string {
  const kind = formIds.find((id) => id === form)
  const along = typeof rows === 'number' && rows > 1 ? `，连同企业 ${rows - 1} 行` : ''
  return `${kind === undefined ? String(form) : rowKinds[kind]}，第 ${String(revision)} 版${along}`
}

function uploadedText({ ended, taken, refused, left, ...rows }: Details): string {
  const ofRows = lineOutcomes.flatMap((outcome) => {
    const count = rows[`rows-${outcome}`]
    return count === undefined ? [] : [`${lineOutcomeNames[outcome]} ${String(count)}`]
  })
  const files = `${ended === 'cancelled' ? '取消' : '完成'}：文件已受理 ${String(taken)}，未受理 ${String(refused)}，未收到 ${String(left)}`
  return ofRows.length === 0 ? files : `${files}；各行${ofRows.join('，')}`
}

function askedText({ kind, cycle, fields }: Details): string {
  const file = exportKinds.find((one) => one === kind)
  const asked = Array.isArray(fields) ? fieldsText(fields.map(String)) : ''
  return `${file === undefined ? String(kind) : exportKindNames[file]} ${String(cycle)}年度：${asked}`
}

function decidedText({ decision, downloads, validUntil }: Details): string {
  if (decision !== 'approved') return '驳回'
  return `批准 ${String(downloads)} 次，有效至 ${instantInTable(String(validUntil))}`
}
