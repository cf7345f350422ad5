import type { DepartmentList, ListLine } from '#core/api/department-data-shapes.ts'
import { differenceKindNames } from '#core/department-data/difference.ts'
import { candidateReasons } from '#core/department-data/import-state.ts'
import { isParcelFigure, sumOfRowsText } from '#core/department-data/parcel-figure.ts'
import { layerNames } from '#core/record/layer.ts'
import { Icon } from '#ui/icon.tsx'
import { useOneAct } from '../../act/use-act.ts'
import { DetailCard } from '../../base-map/detail-card.tsx'
import { mayAsk } from '../../frame/entries.ts'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { labelOf } from '../../notice/field-words.ts'
import { parcelPath } from '../../route/route.ts'
import { useSession } from '../../session/session.ts'
import { textOf } from '../words.ts'
import { LineStateBadge, placeText } from './line-columns.tsx'

type Choice = NonNullable<ListLine['target']>

export interface LineDetailProps {
  readonly list: DepartmentList
  readonly line: ListLine
  readonly onClose: () => void
  /** The list after a choice. */
  readonly onChosen: (list: DepartmentList) => void
}

/** One line in full: its values beside the present ones, what was not taken and why, and the rows it may mean. */
export function LineDetail({ list, line, onClose, onChosen }: LineDetailProps) {
  const { call, account } = useSession()
  const act = useOneAct()
  const { number, parcelCode, uscc, name, why, target, candidates } = line
  const mayChoose = list.state === 'read' && candidates.length > 0 && mayAsk('chooseDepartmentLines', account.role)
  const choose = (choice: Choice | null): void => {
    const body = { items: [{ line: number, choice }] }
    void act.run(async () => onChosen(await call('chooseDepartmentLines', { params: { id: list.id }, body })))
  }
  return (
    <DetailCard title={placeText(line)} beside={<LineStateBadge state={line.state} />} onClose={onClose}>
      <div class="card-body stack-s">
        <p class="sub">{[parcelCode, uscc, name].filter((part) => part !== null).join(' · ') || '没有编码'}</p>
        {why !== null && (
          <p class="with-icon base-note">
            <Icon name="warning" class="is-warning" />
            <span>{why}</span>
          </p>
        )}
        {target !== null && (
          <p>
            <a href={parcelPath(list.cycle, target.parcelCode)}>{`打开地块 ${target.parcelCode}`}</a>
          </p>
        )}
        {target !== null && isParcelFigure(line.form, target) && (
          <p class="cap">
            没有信用代码，按地块的合计数读：评分时替换企业各行之和，不乘分摊比例
            {list.department === 'statistics' ? '；只替换规上企业，规下企业另加。' : '。'}
          </p>
        )}
        <Values line={line} />
        <Faults line={line} />
        {candidates.length > 0 && (
          <ul class="dept-candidates" aria-label="候选">
            {candidates.map((candidate) => {
              const isChosen = target?.parcelCode === candidate.parcelCode && target.uscc === candidate.uscc
              const text = [candidate.parcelCode, candidate.uscc, candidate.name]
                .filter((part) => part !== null)
                .join(' ')
              const choice = { parcelCode: candidate.parcelCode, uscc: candidate.uscc }
              return (
                <li key={text} class="dept-candidate">
                  <span>
                    {text} <span class="cap">{candidateReasons[candidate.because]}</span>
                  </span>
                  {mayChoose && (
                    <button
                      type="button"
                      class="btn btn-s"
                      aria-label={`${isChosen ? '收回' : '选用'} ${text}`}
                      onClick={() => choose(isChosen ? null : choice)}
                    >
                      {isChosen ? '收回' : '选用'}
                    </button>
                  )}
                </li>
              )
            })}
          </ul>
        )}
        {line.state === 'unmatched' && candidates.length === 0 && (
          <p class="cap">没有相近的编码、同名或同代码的行。请核对原文件，或请街镇先建这一行。</p>
        )}
        {act.failure !== null && <FailureNotice failure={act.failure} />}
      </div>
    </DetailCard>
  )
}

function Values({ line: { form, values } }: { readonly line: ListLine }) {
  if (values.length === 0) return null
  return (
    <ul class="dept-values" aria-label="名单的值">
      {values.map(({ field, stated, present, layer, difference }) => (
        <li key={field} class="dept-value">
          <span class="sub">{labelOf(form, field)}</span>
          <b>{textOf(form, field, stated)}</b>
          {difference !== null && (
            <span class={difference === 'beyond' ? 'dept-far' : 'cap'}>{differenceKindNames[difference]}</span>
          )}
          {present !== null && (
            <span class="cap">
              {`现为 ${textOf(form, field, present)}（${layer === null ? sumOfRowsText : layerNames[layer]}）`}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

function Faults({ line: { faults } }: { readonly line: ListLine }) {
  if (faults.length === 0) return null
  return (
    <ul class="dept-values" aria-label="未采用的值">
      {faults.map(({ column, cell, value, message }) => (
        <li key={`${column} ${message}`}>
          <span class="sub">{cell === null ? column : `${column}（${cell}）`}</span> <b>{value}</b>
          <p class="cap">{message}</p>
        </li>
      ))}
    </ul>
  )
}
