import type { CheckId } from '../error/check-details.ts'
import type { Finding } from '../error/finding.ts'
import {
  change,
  cut,
  fieldOf,
  figure,
  labelOf,
  limit,
  named,
  quoted,
  shown,
  townList,
  type Wordings,
} from '../error/wording.ts'
import { formatNumber } from '../form/format.ts'
import { pollutants } from '../vocabulary/pollutant.ts'

/** The wording of the cross-field checks. A finding names both sides of a contradiction, never the better one. */
export const checkWordings: Wordings<CheckId> = {
  X01: {
    where: () => '自用、出租、空置面积',
    why: ({ level, details: { sum, floorArea, differencePercent } }) =>
      level === 'error' || differencePercent === null
        ? `合计 ${shown('floorArea', sum)}，超过${named('floorArea', floorArea)} 的 105%。`
        : `合计 ${shown('floorArea', sum)}，与${named('floorArea', floorArea)} 相差 ${figure(differencePercent, '%')}，允许 1%。`,
    what: ({ level }) => (level === 'error' ? '请核对四项面积，更正不符的一项。' : '请核对四项面积，或填写说明。'),
  },
  X02: {
    where: () => '占用建筑面积合计',
    why: ({ details: { sum, floorArea, firmRows } }) =>
      `${firmRows.length} 家企业合计 ${shown('floorArea', sum)}，超过${named('floorArea', floorArea)}。`,
    what: () => '请核对各企业占用面积，或更正总建筑面积。',
  },
  X03: {
    why: ({ field, details: { found, limitField, limit: whole } }) =>
      `填 ${shown(field, found)}，大于${named(limitField, whole)}。`,
    what: () => '请核对两项面积，更正不符的一项。',
  },
  X04: {
    where: () => '现状容积率',
    why: ({ details: { farCurrent, farAllowed } }) =>
      `为 ${figure(farCurrent, '')}，超过规划/合同上限 ${shown('farAllowed', farAllowed)} 的 105%。`,
    what: () => '请核对建筑面积、土地面积和上限，或填写说明。',
  },
  X05: {
    where: () => '现状容积率',
    why: ({ details: { floorArea, landArea, limit: bound } }) =>
      `建筑面积 ${shown('floorArea', floorArea)}，土地面积 ${shown('landArea', landArea)}，容积率${bound > 1 ? '高' : '低'}于 ${limit(bound, '')}。`,
    what: () => '请核对两项面积的单位，或填写说明。',
  },
  X06: {
    why: ({ details: { landArea, floorArea } }) =>
      `填 ${shown('landArea', landArea)}，建筑面积却有 ${shown('floorArea', floorArea)}，疑似按亩填写。`,
    what: () => '请换算为 m²（1 亩约 666.67 m²）后填写。',
  },
  X07: {
    why: ({ details: { landArea, regLandArea, differencePercent } }) =>
      `填 ${shown('landArea', landArea)}，与登记面积 ${shown('regLandArea', regLandArea)} 相差 ${figure(differencePercent, '%')}，允许 5%。`,
    what: () => '请核对两项面积，或填写说明。',
  },
  X08: {
    why: ({ details }) =>
      details.fault === 'count'
        ? `填 ${details.firmCount} 家，企业信息采集表有 ${details.firmRows} 行。`
        : '没有企业，空置建筑面积为 0.00 m²，也没有自评说明。',
    what: ({ details }) =>
      details.fault === 'count' ? '请补录企业，或更正企业数。' : '请补录企业或空置面积，或在自评说明中写明。',
  },
  X09: {
    why: ({ details: { fault, length } }) => creditCodeFaults[fault](length),
    what: ({ details: { fault, length } }) =>
      fault === 'length' && length > 18 ? creditCodeActs.characters : creditCodeActs[fault],
  },
  X10: {
    why: ({ details: { districtCode } }) => `登记机关区划码为 ${districtCode}，不是本区的 310117。`,
    what: () => '请核对；确在区外登记的，无须处理。',
  },
  X11: {
    why: ({ details: { revenue, threshold } }) =>
      `填“是”，${named('revenue', revenue)}，低于 ${limit(threshold, '万元')}。`,
    what: () => '请核对两项，或说明原因。',
  },
  X12: {
    why: ({ details: { revenue, threshold } }) =>
      `填“否”，${named('revenue', revenue)}，达到 ${limit(threshold, '万元')}。`,
    what: () => '请核对两项，或说明原因。',
  },
  X13: {
    why: ({ details: { grossOutput, revenue } }) =>
      `填 ${shown('grossOutput', grossOutput)}，${named('revenue', revenue)}，只有一项大于 0。`,
    what: () => '请核对两项，或说明原因。',
  },
  X14: {
    why: ({ details: { grossOutput, revenue } }) =>
      `产值 ${shown('grossOutput', grossOutput)}，收入 ${shown('revenue', revenue)}，两者之比超出 0.2–5。`,
    what: () => '请核对两项的单位和金额，或说明原因。',
  },
  X15: {
    why: ({ details }) =>
      details.fault === 'negative'
        ? `填 ${shown('taxPaid', details.taxPaid)}，小于 0。`
        : `填 ${shown('taxPaid', details.taxPaid)}，占${named('revenue', details.revenue)}的 ${figure(details.percent, '%')}，高于 40%。`,
    what: ({ details }) =>
      details.fault === 'negative' ? '请核对金额；属退税的，填写说明。' : '请核对两项的单位和金额，或说明原因。',
  },
  X16: {
    why: ({ details: { taxPaid } }) => `填 ${shown('taxPaid', taxPaid)}，但营业收入为 0.00 万元。`,
    what: () => '请核对两项，或说明原因。',
  },
  X17: {
    why: ({ details }) =>
      details.fault === 'nobody'
        ? `填 ${shown('rdExpense', details.rdExpense)}，但年末从业人数为 0 人。`
        : `填 ${shown('rdExpense', details.rdExpense)}，大于${named('revenue', details.revenue)}。`,
    what: ({ details }) =>
      details.fault === 'nobody' ? '请核对研发费用与人数，更正不符的一项。' : '请核对研发费用与营业收入，或说明原因。',
  },
  X18: {
    why: ({ details }) =>
      details.fault === 'intensity'
        ? `高新技术企业，研发占营业收入 ${figure(details.percent, '%')}，低于 3%。`
        : `有效期至 ${details.until}，早于评估年度末 ${details.yearEnd}。`,
    what: ({ details }) =>
      details.fault === 'intensity' ? '请核对研发费用与营业收入，或说明原因。' : '请核对证书有效期，或说明续期情况。',
  },
  X19: {
    why: ({ details: { energyTce, electricityTce } }) =>
      `填 ${shown('energyTce', energyTce)}，仅用电一项已折 ${formatNumber(electricityTce, 3)} 吨。`,
    what: () => '请核对单位和能耗口径。',
  },
  X20: {
    why: ({ details: { zeroFields } }) => `填“正常”，但${zeroFields.map(labelOf).join('、')}为 0。`,
    what: () => '请核对经营状态与年度数据，或说明原因。',
  },
  X21: {
    why: ({ details: { opStatus, grossOutput } }) =>
      `为“${opStatus}”，但工业总产值为 ${shown('grossOutput', grossOutput)}。`,
    what: ({ level }) =>
      level === 'error' ? '请核对经营状态与产值，更正不符的一项。' : '请核对经营状态与产值，或说明原因。',
  },
  X22: {
    why: ({ details }) => {
      if (details.fault === 'missing') return `填“是”，但 ${pollutants.length} 项排放量均未填。`
      const [first, ...others] = details.pollutants
      const more = others.length === 0 ? '' : `，另有 ${others.length} 项大于 0`
      return `填“否”，但${labelOf(first)}为 ${shown(first, details.amount)}${more}。`
    },
    what: ({ details }) =>
      details.fault === 'missing' ? '请核对排放情况，补填排放量或更正本项。' : '请核对排放情况，更正不符的一项。',
  },
  X23: {
    why: ({ details }) => {
      if (details.fault === 'beyond-land') return `${details.leaseEnd} 晚于使用权终止日期 ${details.landEndDate}。`
      return details.leaseEnd === details.leaseStart
        ? `与起始日期 ${details.leaseStart} 相同，应晚于起始日期。`
        : `${details.leaseEnd} 早于起始日期 ${details.leaseStart}。`
    },
    what: ({ level }) => (level === 'error' ? '请按租赁合同更正。' : '请核对两个日期，或填写说明。'),
  },
  X24: {
    why: ({ details: { landEndDate } }) => `土地使用权已于 ${landEndDate} 到期。`,
    what: () => '请核对终止日期，或说明续期情况。',
  },
  X25: {
    why: ({ details: { operating } }) => `填“是”，但有 ${operating.length} 家企业在经营。`,
    what: () => '请核对认定情况与企业经营状态，或填写说明。',
  },
  X26: {
    why: ({ details: { landClass, currentUse } }) => `填“${landClass}”，现状用途为“${currentUse}”，两者不一致。`,
    what: () => '请核对两项和“用非所用”，或填写说明。',
  },
  X27: {
    why: ({ field, details: { thisYear, lastYear, changePercent } }) =>
      `填 ${shown(field, thisYear)}，上年 ${shown(field, lastYear)}，变动 ${change(changePercent)}，超过 80%。`,
    what: () => '请核对单位和金额，或说明原因。',
  },
  X28: {
    why: ({ details: { perHead, limit: bound } }) =>
      perHead > bound
        ? `人均 ${figure(perHead, '万元')}，疑似把元填作万元。`
        : `人均 ${figure(perHead, '万元')}，低于 ${limit(bound, '万元')}，疑似单位有误。`,
    what: () => '请核对单位；确无误的，请说明。',
  },
  X29: {
    where: ({ details: { amountField } }) => (amountField === 'taxPaid' ? '亩均税收' : '亩均产值'),
    why: ({ details: { amountField, perMu, limit: bound } }) =>
      `${labelOf(amountField)}折合 ${figure(perMu, '万元/亩')}，高于 ${limit(bound, '万元/亩')}，疑似单位有误。`,
    what: () => '请核对各企业金额和土地面积的单位，或填写说明。',
  },
  X30: {
    where: ({ details: { towns } }) => (towns.length > 1 ? '本地块分摊比例（全区）' : '本地块分摊比例'),
    why: ({ level, details }) => {
      const place = details.towns.length > 1 ? townList(details.towns) : ` ${details.parcels} 宗地块`
      const sum = `该企业在${place}合计 ${figure(details.sum, '%')}`
      return level === 'error' ? `${sum}，应为 100%。` : `${sum}，其余地块尚未提交。`
    },
    what: (finding) => shareAct(finding),
  },
  X31: {
    why: ({ details: { towns } }) => `${townList(towns)}都提交了本地块。`,
    what: () => '请与区专班核对归属，由一个街镇填报。',
  },
  X32: {
    why: ({ field, value }) => `${unreadable(field, value)}；${judgedHint(field)}`,
    what: ({ field }) => `请${fieldOf(field).filledBy === 'town' ? '由街镇现场核实' : '核对'}后${actOf(field)}。`,
  },
  X33: {
    why: ({ field, value }) => `填${choice(field, value)}，未附证明；正式评估前须有证明。`,
    what: ({ field, fields: [, proof = field] }) =>
      field === 'bottleneckTech' ? '请上传项目证明。' : `请填写“${labelOf(proof)}”，或上传证明。`,
  },
  X34: {
    why: ({ details: { found, expected, against } }) =>
      against === 'standard'
        ? `填“${found}”，标准采用“${expected}”。`
        : `填“${found}”，本地块其他企业填“${expected}”。`,
    what: () => '请按同一口径折算后填写，或填写说明。',
  },
}

const creditCodeFaults: Readonly<Record<Finding<'X09'>['details']['fault'], (length: number) => string>> = {
  length: (length) => `共 ${length} 位，应为 18 位。`,
  characters: () => '第 3–8 位应为数字，其余为数字或大写字母（无 I、O、S、V、Z）。',
  'check-digit': () => '校验码不符，疑似有一位填错。',
  'legacy-check-digit': () => '为早期试点代码，校验码与国家标准不符。',
}

const creditCodeActs: Readonly<Record<Finding<'X09'>['details']['fault'], string>> = {
  length: '请对照营业执照补全，单元格用文本格式。',
  characters: '请对照营业执照更正，单元格用文本格式。',
  'check-digit': '请对照营业执照核对；确无误的，填写说明。',
  'legacy-check-digit': '请对照营业执照核对，并填写说明。',
}

function shareAct({ level, details: { towns, ownTown } }: Finding<'X30', string>): string {
  if (level === 'warning') return '请在其余地块提交后核对，或填写说明。'
  const others = towns.filter((town) => town !== ownTown)
  if (others.length === 0 || towns.length < 2) return '请核对各地块的分摊比例后更正。'
  return `请与${townList(others)}核对后更正（不显示对方地块明细）。`
}

function unreadable(field: string, value: Finding['value']): string {
  return value === null ? '未填' : `填${choice(field, value)}，不能采用`
}

function actOf(field: string): string {
  const { kind } = fieldOf(field)
  return kind === 'enum' || kind === 'boolean' ? '选择' : '填写'
}

const judgedHints: Readonly<Record<string, string>> = {
  houseSafety: '判定项须逐项选择，没有隐患的选“无”。',
  exemptReason: '判定项须逐项选择，没有的选“无”。',
  illegalFloorArea: '判定项须逐项填写，没有的填 0。',
  vacantFloorArea: '判定项须逐项填写，没有的填 0。',
  vacantSince: '有空置建筑面积的，须填起始年月。',
  taxPaid: '停产、歇业企业须填税金，没有的填 0。',
}

function judgedHint(field: string): string {
  return judgedHints[field] ?? '判定项须逐项选择。'
}

function choice(field: string, value: Finding['value']): string {
  return typeof value === 'number' ? ` ${shown(field, value)}` : quoted(cut(shown(field, value), 16))
}
