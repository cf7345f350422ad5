import { useState } from 'preact/hooks'
import type { MeasureId } from '#core/indicators/measure-params.ts'
import { weightText } from '#core/scoring/figure-text.ts'
import type { Dimension } from '#core/scoring/standard.ts'
import {
  changedDimension,
  withNewDimension,
  withNewIndicator,
  withoutDimension,
} from '#core/standard-edit/indicator-edit.ts'
import { measureIds, modelOf } from '#core/standard-edit/measure-model.ts'
import { normalisedWeights, weightSum } from '#core/standard-edit/weights.ts'
import { Icon } from '#ui/icon.tsx'
import { CitationFields } from './citation-fields.tsx'
import { useEditing } from './editing.ts'
import { FieldFaults } from './field.tsx'
import { IndicatorLine } from './indicator-line.tsx'
import { TextField } from './text-field.tsx'

/** 维度与指标: every weight beside its indicator, their sum, and each indicator unfolded for the rest. */
export function DimensionsForm() {
  const { standard, change } = useEditing()
  return (
    <>
      <WeightSum />
      {standard.dimensions.map((dimension, index) => (
        <DimensionForm key={dimension.id} dimension={dimension} index={index} />
      ))}
      <div class="card-part">
        <button type="button" class="btn" onClick={() => change(withNewDimension(standard), '新增维度')}>
          <Icon name="plus" />
          新增维度
        </button>
      </div>
    </>
  )
}

/** Weights add up to 100, or what is to be done. */
function WeightSum() {
  const { standard, change } = useEditing()
  const sum = weightSum(standard.indicators)
  const isWhole = sum === 100
  return (
    <div class="card-body std-sum" data-place="indicators" tabIndex={-1}>
      <p role="status">
        权重合计 <b class={isWhole ? 'nb' : 'nb std-bad'}>{weightText(sum)}</b>
        {isWhole ? '，等于 100。' : `，应为 100，${sum > 100 ? '多' : '少'} ${weightText(Math.abs(100 - sum))}。`}
      </p>
      <button
        type="button"
        class="btn"
        aria-disabled={isWhole}
        {...(isWhole ? { 'aria-describedby': 'whole' } : {})}
        onClick={() => !isWhole && change(normalisedWeights(standard), '按比例归一')}
      >
        按比例归一
      </button>
      <span class="cap" id="whole">
        {isWhole ? '合计已是 100，不必归一。' : '各权重按现在的比例缩放到合计 100，保留两位小数。'}
      </span>
      <FieldFaults at="indicators" />
    </div>
  )
}

function DimensionForm({ dimension, index }: { readonly dimension: Dimension; readonly index: number }) {
  const { standard, change } = useEditing()
  const { id, name } = dimension
  const at = `dimensions.${index}`
  const own = standard.indicators.flatMap((indicator, place) =>
    indicator.dimension === id ? [{ indicator, place }] : [],
  )
  return (
    <section class="card-part std-dimension-form" aria-label={`维度 ${id} ${name}`}>
      <div class="std-dimension-head" data-place={at} tabIndex={-1}>
        <b class="std-letter">{id}</b>
        <TextField
          at={`${at}.name`}
          label={`维度 ${id} 的名称`}
          isBare
          value={name}
          onValue={(text) =>
            change(changedDimension(standard, index, { name: text }), `维度 ${id} 的名称`, `${at}.name`)
          }
        />
        <span class="cap nb">{`权重合计 ${weightText(weightSum(own.map(({ indicator }) => indicator)))}`}</span>
        {own.length === 0 && (
          <button
            type="button"
            class="btn btn-s"
            onClick={() => change(withoutDimension(standard, index), `删除维度 ${id}`)}
          >
            删除维度
          </button>
        )}
      </div>
      <FieldFaults at={at} />
      <CitationFields
        at={`${at}.citation`}
        citation={dimension.citation}
        onCitation={(citation, about) =>
          change(changedDimension(standard, index, { citation }), `维度 ${id} 的依据`, about)
        }
      />
      <ul class="std-lines">
        {own.map(({ indicator, place }) => (
          <IndicatorLine key={indicator.id} indicator={indicator} index={place} />
        ))}
      </ul>
      <AddIndicator dimension={id} />
    </section>
  )
}

function AddIndicator({ dimension }: { readonly dimension: string }) {
  const { standard, change } = useEditing()
  const [measure, setMeasure] = useState<MeasureId | ''>('')
  return (
    <div class="row">
      <select
        class="select std-add"
        aria-label={`维度 ${dimension} 新增的指标`}
        value={measure}
        onChange={(event) => setMeasure(measureIds.find((each) => each === event.currentTarget.value) ?? '')}
      >
        <option value="">新增指标：请选择</option>
        {measureIds.map((each) => (
          <option key={each} value={each}>
            {`${modelOf(each).name}（${modelOf(each).formula}）`}
          </option>
        ))}
      </select>
      {measure !== '' && (
        <button
          type="button"
          class="btn"
          onClick={() => {
            change(withNewIndicator(standard, dimension, measure), `新增指标 ${modelOf(measure).name}`)
            setMeasure('')
          }}
        >
          <Icon name="plus" />
          加入
        </button>
      )}
    </div>
  )
}
