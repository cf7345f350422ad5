import { formatDate } from '#core/form/format.ts'
import { terms } from '#ui/form/labelled.tsx'
import { ChoiceField, DayField } from './choice-fields.tsx'
import { CitationFields } from './citation-fields.tsx'
import { useEditing } from './editing.ts'
import { TextField } from './text-field.tsx'

const energyBases = ['当量值', '等价值'] as const

/** 概况: name, proposed days, basis of energy, what it rests on. The label is given with the publication. */
export function FactsForm() {
  const { standard, change } = useEditing()
  const { name, since, checkedOn, energyBasis, citation, label } = standard
  return (
    <div class="card-body std-fields">
      <TextField
        at="name"
        label="名称"
        isWide
        value={name}
        onValue={(text) => change({ ...standard, name: text }, '名称', 'name')}
      />
      <DayField
        at="since"
        label="拟施行日"
        value={since}
        onValue={(day) => change({ ...standard, since: day }, '拟施行日', 'since')}
      />
      <DayField
        at="checkedOn"
        label="最近核对"
        value={checkedOn}
        onValue={(day) => change({ ...standard, checkedOn: day }, '最近核对', 'checkedOn')}
      />
      <ChoiceField
        at="energyBasis"
        label="能耗口径"
        value={energyBasis}
        choices={terms(energyBases)}
        onValue={(basis) => change({ ...standard, energyBasis: basis }, '能耗口径', 'energyBasis')}
      />
      <p class="cap std-wide">
        {`施行日和标签（现为“${label}”）在发布时确定，这里的 ${formatDate(since)} 是建议；施行到后一版本接替或停用为止。最近核对：最后一次与依据的文件逐项核对的日子。`}
      </p>
      <CitationFields
        at="citation"
        citation={citation}
        isOfStandard
        onCitation={(next, about) => change({ ...standard, citation: next }, '标准的依据', about)}
      />
    </div>
  )
}
