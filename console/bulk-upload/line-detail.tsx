import type { UploadLine, UploadRun } from '#core/api/bulk-upload-shapes.ts'
import { itemLevelNames } from '#core/bulk-upload/item-level.ts'
import { townName } from '#core/vocabulary/district.ts'
import { DetailCard } from '../base-map/detail-card.tsx'
import { useCyclePath } from '../frame/use-cycle.ts'
import { conflictsPath, parcelPath } from '../route/route.ts'
import { OutcomeBadge } from './line-columns.tsx'
import { levelLooks } from './words.ts'

export interface LineDetailProps {
  readonly run: UploadRun
  readonly line: UploadLine
  readonly onClose: () => void
}

/** One row in full: where it stands, and everything that is said of it with the cell and what to do. */
export function LineDetail({ run, line, onClose }: LineDetailProps) {
  const pathIn = useCyclePath()
  const { fileName, sheet, row, parcelCode, uscc, name, townCode, outcome, items } = line
  const town = townCode === null ? null : (townName(townCode) ?? townCode)
  const isStored = parcelCode !== null && outcome !== 'refused'
  return (
    <DetailCard title={`${sheet} 第 ${row} 行`} beside={<OutcomeBadge outcome={outcome} />} onClose={onClose}>
      <div class="card-body stack-s">
        <p class="sub">{fileName}</p>
        <p>{[parcelCode, uscc, name, town].filter((part) => part !== null).join(' · ') || '没有编码'}</p>
        {isStored && (
          <p class="row">
            <a href={parcelPath(run.cycle, parcelCode)}>{`打开地块 ${parcelCode}`}</a>
            {outcome === 'conflict' && <a href={pathIn(conflictsPath(parcelCode))}>处理冲突</a>}
          </p>
        )}
        {items.length === 0 && <p class="cap">没有问题。</p>}
        {items.length > 0 && (
          <ul class="uploads-items" aria-label="问题">
            {items.map(({ level, code, field, label, cell, found, why, what }) => (
              <li key={`${code} ${field}`}>
                <p class="row">
                  <span class={levelLooks[level]}>{itemLevelNames[level]}</span>
                  <b>{label === '' ? '这一行' : label}</b>
                  {cell !== null && <span class="cap nb">{cell}</span>}
                </p>
                {field !== null && <p class="cap">{`填写的内容：${found ?? '未填'}`}</p>}
                <p>
                  {why}
                  {what}
                </p>
              </li>
            ))}
          </ul>
        )}
      </div>
    </DetailCard>
  )
}
