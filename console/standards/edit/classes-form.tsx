import { groupFieldNames } from '#core/scoring/method-names.ts'
import { type ClassRule, groupFields } from '#core/scoring/standard.ts'
import { type ParcelClass, parcelClasses } from '#core/vocabulary/class.ts'
import { ChoiceField, TicksField } from './choice-fields.tsx'
import { CitationFields } from './citation-fields.tsx'
import { useEditing } from './editing.ts'
import { FieldFaults } from './field.tsx'
import { FigureField } from './figure-field.tsx'

const lined = ['A', 'B', 'C'] as const
const ways = [
  { value: 'shares', label: '按比例（小组按分数线）' },
  { value: 'lines', label: '一律按分数线' },
] as const

/** 分组与类别: who is ranked with whom, and how ranks or scores become classes. */
export function ClassesForm() {
  const { standard, change } = useEditing()
  const { classes } = standard
  const { groupBy, shares, smallGroup } = classes
  const set = (next: ClassRule, what: string, about?: string): void =>
    change({ ...standard, classes: next }, what, about)
  const isByLines = classes.by === 'lines'
  const setWay = (way: (typeof ways)[number]['value']): void => {
    const { by: _, ...rest } = classes
    set(way === 'lines' ? { ...rest, by: 'lines' } : rest, '分类办法', 'classes.by')
  }
  const setQuota = (isCounted: boolean): void => {
    const { directInQuota: _, ...rest } = classes
    set(isCounted ? { ...rest, directInQuota: true } : rest, '直接判定占名额')
  }
  return (
    <div class="card-body stack">
      <div class="std-fields">
        <TicksField
          at="classes.groupBy"
          label="分组：以下各项都相同的地块一起排名"
          isNeeded
          options={groupFields.map((field) => ({ value: field, label: groupFieldNames[field] }))}
          ticked={groupBy}
          onTicked={(ticked) => set({ ...classes, groupBy: ticked }, '分组', 'classes.groupBy')}
        />
        <ChoiceField
          at="classes.by"
          label="分类办法"
          value={isByLines ? 'lines' : 'shares'}
          choices={ways}
          onValue={setWay}
        />
        <FigureField
          at="classes.totalDecimals"
          label="总分小数位（留空为六位；先四舍五入，再排名、定类）"
          value={classes.totalDecimals}
          min={0}
          max={5}
          isWhole
          unit="位"
          onValue={(totalDecimals) => set({ ...classes, totalDecimals }, '总分小数位', 'classes.totalDecimals')}
          onBlank={() => {
            const { totalDecimals: _, ...rest } = classes
            set(rest, '总分小数位', 'classes.totalDecimals')
          }}
        />
      </div>
      {!isByLines && (
        <fieldset class="std-group" data-place="classes.shares" tabIndex={-1}>
          <legend class="label">各类比例（%，整数，合计 100；并列的归较好的一类）</legend>
          <div class="std-four">
            {parcelClasses.map(({ code, name }) => (
              <FigureField
                key={code}
                at={`classes.shares.${code}`}
                label={`${code} ${name}`}
                value={shares[code]}
                min={0}
                max={100}
                isWhole
                onValue={(share) =>
                  set({ ...classes, shares: { ...shares, [code]: share } }, `${code} 类比例`, `classes.shares.${code}`)
                }
              />
            ))}
          </div>
          <p class="cap" role="status">{`合计 ${sumOf(shares)}%`}</p>
          <label class="tick">
            <input
              type="checkbox"
              checked={classes.directInQuota === true}
              onChange={({ currentTarget: { checked } }) => setQuota(checked)}
            />
            直接判定的地块占用所判类别的名额
          </label>
          <FieldFaults at="classes.shares" />
        </fieldset>
      )}
      <fieldset class="std-group" data-place="classes.smallGroup.lines" tabIndex={-1}>
        <legend class="label">
          {isByLines ? '分数线（不低于，其余为 D）' : '小组：不足若干宗的按分数线（不低于，其余为 D）'}
        </legend>
        <div class="std-four">
          {!isByLines && (
            <FigureField
              at="classes.smallGroup.below"
              label="不足"
              unit="宗"
              value={smallGroup.below}
              min={0}
              isWhole
              onValue={(below) =>
                set({ ...classes, smallGroup: { ...smallGroup, below } }, '小组的宗数', 'classes.smallGroup.below')
              }
            />
          )}
          {lined.map((code) => (
            <FigureField
              key={code}
              at={`classes.smallGroup.lines.${code}`}
              label={`${code} 类`}
              unit="分"
              value={smallGroup.lines[code]}
              min={0}
              max={100}
              onValue={(line) =>
                set(
                  { ...classes, smallGroup: { ...smallGroup, lines: { ...smallGroup.lines, [code]: line } } },
                  `${code} 类分数线`,
                  `classes.smallGroup.lines.${code}`,
                )
              }
            />
          ))}
        </div>
        <FieldFaults at="classes.smallGroup.lines" />
      </fieldset>
      <CitationFields
        at="classes.citation"
        citation={classes.citation}
        onCitation={(citation, about) => set({ ...classes, citation }, '分类的依据', about)}
      />
    </div>
  )
}

function sumOf(shares: Readonly<Record<ParcelClass, number>>): number {
  return shares.A + shares.B + shares.C + shares.D
}
