import type { ThirdPartyUnit } from '#core/api/third-parties.ts'
import { ListCard } from '../list/list-card.tsx'

export interface UnitsListProps {
  readonly units: readonly ThirdPartyUnit[] | null
  readonly failure: unknown
  readonly onRetry: () => void
  readonly mayGive: boolean
  readonly onChange: (unit: ThirdPartyUnit) => void
  readonly onGive: (unit: ThirdPartyUnit) => void
}

export function UnitsList({ units, failure, onRetry, mayGive, onChange, onGive }: UnitsListProps) {
  return (
    <ListCard
      label="第三方单位"
      heads={['单位', '统一社会信用代码', '合同编号', '联系人', '账号']}
      isWide
      lines={units}
      failure={failure}
      onRetry={onRetry}
      row={(unit) => (
        <tr key={unit.uscc}>
          <th scope="row">{unit.name}</th>
          <td class="nb">{unit.uscc}</td>
          <td>{unit.contractNo || '—'}</td>
          <td>{[unit.contactName, unit.contactPhone].filter(Boolean).join(' ') || '—'}</td>
          <td class="nb">{unit.accounts === 0 ? '没有账号' : `${unit.accounts} 个`}</td>
          <td>
            {mayGive && (
              <div class="row">
                <button type="button" class="btn btn-s" onClick={() => onGive(unit)}>
                  授权
                  <span class="vh">{unit.name}</span>
                </button>
                <button type="button" class="btn btn-s" onClick={() => onChange(unit)}>
                  更改
                  <span class="vh">{unit.name}</span>
                </button>
              </div>
            )}
          </td>
        </tr>
      )}
      emptyTitle="还没有登记第三方单位"
      emptyText="先登记受委托的技术单位，再按期限、地块授权。"
    />
  )
}
