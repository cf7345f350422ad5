import type { LandType } from '../filing-route/route.ts'
import { routeList } from '../filing-route/routes.ts'
import { worksTerms } from '../filing-route/works.ts'
import { all, filled, is, not } from '../form/condition.ts'
import { defineForm, type Values } from '../form/form.ts'
import { clause9, proposed } from '../vocabulary/citation.ts'
import { landUseOptions, terms, townOptions } from './options.ts'

const application = clause9('附件二.1', '零增地技术改造项目申请表；数据项拟定')
const landTypeClause = clause9('一.4')
const list = clause9('一.3')

/** 用地类型 by the routes of the document: ② b, ②b and the name alone are read. */
const landTypeOptions = routeList.flatMap(({ landType, mark }) =>
  landType === null ? [] : [{ code: landType, label: `${mark} ${landType}` }],
) satisfies readonly { code: LandType; label: string }[]

const acquireModes = terms('出让', '划拨', '租赁', '作价入股', '集体', '其他')

/** 战略性新兴产业分类（2018）: the nine classes, and the choice of none. */
const strategicIndustries = terms('不属于', '新一代信息技术产业', '高端装备制造产业', '新材料产业', '生物产业', '新能源汽车产业', '新能源产业', '节能环保产业', '数字创意产业', '相关服务业')

/** “零增地”技术改造项目申请表: one a project. The official blank was not found; fields of our dictionary, 拟定样表. */
export const zeroIncrementForm = defineForm({
  id: 'zero-increment-application',
  version: '2026.1',
  title: '零增地技术改造项目申请表',
  key: ['uscc', 'projectName'],
  sections: [
    { key: 'unit', title: '项目单位' },
    { key: 'project', title: '项目概况' },
    { key: 'land', title: '用地与规划' },
    { key: 'change', title: '改造前后' },
    { key: 'investment', title: '投资与进度' },
    { key: 'output', title: '产出与能耗' },
    { key: 'commitment', title: '环保、清单与承诺' },
  ],
  fields: {
    projectUnit: { kind: 'text', maxLength: 100, promoted: true, label: '项目单位', section: 'unit', required: 'always', filledBy: 'enterprise', verifiedBy: ['market'], source: application, hint: '填营业执照上的全称。', example: '示例精密制造（上海）有限公司' },
    uscc: { kind: 'code', system: 'uscc', maxLength: 18, promoted: true, label: '统一社会信用代码', section: 'unit', required: 'always', filledBy: 'enterprise', verifiedBy: ['market'], source: proposed('GB 32100-2015'), hint: '填18位代码。', example: '91310117999999912E' },
    legalPerson: { kind: 'text', maxLength: 30, personal: 'name', label: '法定代表人', section: 'unit', required: 'always', filledBy: 'enterprise', verifiedBy: [], source: proposed(), hint: '照营业执照填写。', example: '赵敏' },
    contactPerson: { kind: 'text', maxLength: 30, personal: 'name', label: '联系人', section: 'unit', required: 'always', filledBy: 'enterprise', verifiedBy: [], source: proposed(), hint: '填经办人姓名。', example: '王芳' },
    contactPhone: { kind: 'code', system: 'phone', maxLength: 20, personal: 'phone', label: '联系电话', section: 'unit', required: 'always', filledBy: 'enterprise', verifiedBy: [], source: proposed(), hint: '填手机号或021-开头的座机号。', example: '13800000000' },
    projectName: { kind: 'text', maxLength: 100, promoted: true, label: '项目名称', section: 'project', required: 'always', filledBy: 'enterprise', verifiedBy: [], source: application, hint: '填技术改造项目的全称。', example: '示例精密零部件产线智能化改造项目' },
    projectAddress: { kind: 'text', maxLength: 100, label: '项目地址', section: 'project', required: 'always', filledBy: 'enterprise', verifiedBy: [], source: proposed(), hint: '填项目所在地址。', example: '新桥镇示例路137号' },
    townCode: { kind: 'enum', options: townOptions, promoted: true, label: '所属街镇/园区', section: 'project', required: 'always', filledBy: 'enterprise', verifiedBy: [], source: proposed(), hint: '从下拉列表选择。', example: '新桥镇' },
    industryCode: { kind: 'code', system: 'industry', maxLength: 4, promoted: true, label: '行业代码', section: 'project', required: 'always', filledBy: 'enterprise', verifiedBy: ['statistics'], source: proposed('GB/T 4754-2017'), hint: '填改造后主要产品的4位小类代码。', example: '3484' },
    strategicIndustry: { kind: 'enum', options: strategicIndustries, label: '战略性新兴产业类别', section: 'project', required: 'always', filledBy: 'enterprise', verifiedBy: ['economy'], source: proposed('战略性新兴产业分类（2018）'), hint: '不属于的选“不属于”。', example: '高端装备制造产业' },
    projectContent: { kind: 'text', maxLength: 500, label: '改造内容', section: 'project', required: 'always', filledBy: 'enterprise', verifiedBy: [], source: proposed(), hint: '填主要建设内容和工艺、设备。', example: '拆除旧厂房2000 m²，改建智能产线两条' },
    parcelCode: { kind: 'code', system: 'parcel', maxLength: 40, promoted: true, label: '地块编码', section: 'land', required: not(filled('realEstateUnitNo')), filledBy: 'enterprise', verifiedBy: ['planning'], source: proposed(), hint: '填综合绩效评估的地块编码；没有的填不动产单元号。', example: 'SJ-XQ-0137' },
    realEstateUnitNo: { kind: 'code', system: 'real-estate-unit', maxLength: 28, label: '不动产单元号', section: 'land', required: not(filled('parcelCode')), filledBy: 'enterprise', verifiedBy: ['planning'], source: proposed('GB/T 37346-2019'), hint: '填19位宗地代码或28位不动产单元代码。', example: '310117001001GB00012' },
    certNo: { kind: 'code', system: 'certificate', maxLength: 60, label: '不动产权证号', section: 'land', required: 'always', filledBy: 'enterprise', verifiedBy: ['planning'], source: clause9('附件二.1', '土地权证'), hint: '照不动产权证书填写。', example: '沪（2021）松字不动产权第012345号' },
    acquireMode: { kind: 'enum', options: acquireModes, label: '土地取得方式', section: 'land', required: 'always', filledBy: 'enterprise', verifiedBy: ['planning'], source: proposed(), hint: '从下拉列表选择。', example: '出让' },
    contractNo: { kind: 'code', system: 'document-number', maxLength: 60, label: '出让合同编号', section: 'land', required: is('acquireMode', '出让'), filledBy: 'enterprise', verifiedBy: ['planning'], source: clause9('附件二.1', '土地出让合同'), hint: '以出让方式取得的填写。', example: '沪松规土（2010）出让合同第012号' },
    contractAbsence: { kind: 'text', maxLength: 200, label: '无出让合同的理由', section: 'land', required: all(filled('acquireMode'), not(is('acquireMode', '出让')), not(filled('contractNo'))), filledBy: 'enterprise', verifiedBy: ['planning'], source: proposed('土地出让合同不适用的理由'), hint: '非出让取得的，写明权源文件。', example: '' },
    outsideBlock: { kind: 'boolean', label: '是否规划产业区块外', section: 'land', required: 'always', filledBy: 'enterprise', verifiedBy: ['planning'], source: clause9('一'), hint: '在规划产业区块内的不适用本表。', example: '是' },
    landType: { kind: 'enum', options: landTypeOptions, promoted: true, label: '用地类型', section: 'land', required: 'always', filledBy: 'enterprise', verifiedBy: ['economy', 'planning'], source: landTypeClause, hint: '按规划情况选择，初审时由区产业部门确定。', example: '②a 开发边界内规划保留' },
    currentUse: { kind: 'enum', options: landUseOptions, label: '现状用途', section: 'land', required: 'always', filledBy: 'enterprise', verifiedBy: ['planning'], source: proposed(), hint: '按现状选择。', example: '工业用地' },
    landUseAfter: { kind: 'enum', options: landUseOptions, label: '改造后用途', section: 'land', required: 'always', filledBy: 'enterprise', verifiedBy: ['planning'], source: proposed(), hint: '按改造方案选择。', example: '工业用地' },
    works: { kind: 'enum', options: terms(...worksTerms), promoted: true, label: '改造方式', section: 'change', required: 'always', filledBy: 'enterprise', verifiedBy: ['economy'], source: landTypeClause, hint: '新建只适用于战略预留区。', example: '改建' },
    landAreaBefore: { kind: 'decimal', decimals: 2, unit: 'm²', min: 0, minExclusive: true, max: 5_000_000, label: '改造前土地面积', section: 'change', required: 'always', filledBy: 'enterprise', verifiedBy: ['planning'], source: clause9('一', '零增地'), hint: '按不动产权证书填写，单位m²。', example: '13333.33' },
    landAreaAfter: { kind: 'decimal', decimals: 2, unit: 'm²', min: 0, minExclusive: true, max: 5_000_000, label: '改造后土地面积', section: 'change', required: 'always', filledBy: 'enterprise', verifiedBy: ['planning'], source: clause9('一', '零增地'), hint: '应与改造前土地面积相同。', example: '13333.33' },
    landAreaNote: { kind: 'text', maxLength: 200, label: '土地面积差异说明', section: 'change', required: 'never', explains: 'landAreaAfter', filledBy: 'enterprise', verifiedBy: ['planning'], source: proposed('复测差异须说明'), hint: '因复测等原因面积不同的，写明原因和依据。', example: '' },
    floorAreaBefore: { kind: 'decimal', decimals: 2, unit: 'm²', min: 0, label: '改造前建筑面积', section: 'change', required: 'always', filledBy: 'enterprise', verifiedBy: ['planning'], source: proposed(), hint: '没有建筑的填0。', example: '12000.00' },
    floorAreaAfter: { kind: 'decimal', decimals: 2, unit: 'm²', min: 0, minExclusive: true, label: '改造后建筑面积', section: 'change', required: 'always', filledBy: 'enterprise', verifiedBy: ['planning'], source: proposed(), hint: '填改造完成后的建筑面积。', example: '16000.00' },
    farBefore: { kind: 'decimal', decimals: 2, unit: '', min: 0, max: 8, label: '改造前容积率', section: 'change', required: 'always', filledBy: 'enterprise', verifiedBy: ['planning'], source: proposed(), hint: '按计容建筑面积÷土地面积填写。', example: '0.90' },
    farAfter: { kind: 'decimal', decimals: 2, unit: '', min: 0, minExclusive: true, max: 8, label: '改造后容积率', section: 'change', required: 'always', filledBy: 'enterprise', verifiedBy: ['planning'], source: proposed(), hint: '按计容建筑面积÷土地面积填写。', example: '1.20' },
    farContract: { kind: 'decimal', decimals: 2, unit: '', min: 0, minExclusive: true, max: 8, label: '合同容积率', section: 'change', required: is('acquireMode', '出让'), filledBy: 'enterprise', verifiedBy: ['planning'], source: clause9('一.4（3）'), hint: '照土地出让合同填写。', example: '1.00' },
    farPlan: { kind: 'decimal', decimals: 2, unit: '', min: 0, minExclusive: true, max: 8, label: '规划容积率', section: 'change', required: 'never', filledBy: 'enterprise', verifiedBy: ['planning'], source: clause9('一.4', '按规划'), hint: '控详规划等有规定的填写。', example: '1.50' },
    breaksContractRatio: { kind: 'calculated', result: 'text', calculation: { kind: 'exceeds', value: 'farAfter', limit: 'farContract' }, decimals: 0, unit: '', label: '是否突破合同容积率', section: 'change', required: 'never', filledBy: 'derived', verifiedBy: [], source: clause9('一.4（3）'), hint: '自动得出：改造后容积率大于合同容积率为“是”。', example: '是' },
    totalInvestment: { kind: 'decimal', decimals: 2, unit: '万元', min: 0, minExclusive: true, label: '总投资', section: 'investment', required: 'always', filledBy: 'enterprise', verifiedBy: [], source: proposed(), hint: '填项目总投资。', example: '8000.00' },
    equipmentInvestment: { kind: 'decimal', decimals: 2, unit: '万元', min: 0, notAbove: { field: 'totalInvestment' }, label: '设备投资', section: 'investment', required: 'always', filledBy: 'enterprise', verifiedBy: [], source: proposed(), hint: '没有的填0。', example: '5000.00' },
    startDate: { kind: 'date', yearMonth: true, label: '建设开始年月', section: 'investment', required: 'always', filledBy: 'enterprise', verifiedBy: [], source: proposed(), hint: '填计划开工的年月。', example: '2027-03' },
    endDate: { kind: 'date', yearMonth: true, after: { field: 'startDate' }, label: '建设结束年月', section: 'investment', required: 'always', filledBy: 'enterprise', verifiedBy: [], source: proposed(), hint: '填计划竣工的年月，晚于开始年月。', example: '2028-06' },
    outputBefore: { kind: 'decimal', decimals: 2, unit: '万元', min: 0, label: '改造前产值', section: 'output', required: 'always', filledBy: 'enterprise', verifiedBy: ['statistics'], source: proposed(), hint: '填上年全年数。', example: '9000.00' },
    outputAfter: { kind: 'decimal', decimals: 2, unit: '万元', min: 0, label: '达产产值', section: 'output', required: 'always', filledBy: 'enterprise', verifiedBy: [], source: proposed(), hint: '填达产年度预计数。', example: '20000.00' },
    taxBefore: { kind: 'decimal', decimals: 2, unit: '万元', label: '改造前税收', section: 'output', required: 'always', filledBy: 'enterprise', verifiedBy: ['tax'], source: proposed(), hint: '填上年全年数，退税填负数。', example: '900.00' },
    taxAfter: { kind: 'decimal', decimals: 2, unit: '万元', label: '达产税收', section: 'output', required: 'always', filledBy: 'enterprise', verifiedBy: [], source: proposed(), hint: '填达产年度预计数。', example: '2000.00' },
    rdBefore: { kind: 'decimal', decimals: 2, unit: '万元', min: 0, label: '改造前研发费用', section: 'output', required: 'always', filledBy: 'enterprise', verifiedBy: ['tax'], source: proposed(), hint: '没有的填0。', example: '332.50' },
    rdAfter: { kind: 'decimal', decimals: 2, unit: '万元', min: 0, label: '达产研发费用', section: 'output', required: 'always', filledBy: 'enterprise', verifiedBy: [], source: proposed(), hint: '填达产年度预计数。', example: '800.00' },
    energyBefore: { kind: 'decimal', decimals: 3, unit: '吨标准煤', min: 0, label: '改造前综合能耗', section: 'output', required: 'always', filledBy: 'enterprise', verifiedBy: ['statistics'], source: proposed(), hint: '填上年全年数，前后口径应一致。', example: '600.000' },
    energyAfter: { kind: 'decimal', decimals: 3, unit: '吨标准煤', min: 0, label: '达产综合能耗', section: 'output', required: 'always', filledBy: 'enterprise', verifiedBy: [], source: proposed(), hint: '填达产年度预计数。', example: '750.000' },
    employeesBefore: { kind: 'integer', unit: '人', min: 0, label: '改造前用工', section: 'output', required: 'always', filledBy: 'enterprise', verifiedBy: [], source: proposed(), hint: '填上年末人数。', example: '80' },
    employeesAfter: { kind: 'integer', unit: '人', min: 0, label: '达产用工', section: 'output', required: 'always', filledBy: 'enterprise', verifiedBy: [], source: proposed(), hint: '填达产年度预计数。', example: '120' },
    outputPerMuBefore: { kind: 'calculated', result: 'number', calculation: { kind: 'per-mu', amount: 'outputBefore', area: 'landAreaBefore' }, decimals: 2, unit: '万元/亩', label: '改造前亩均产值', section: 'output', required: 'never', filledBy: 'derived', verifiedBy: [], source: proposed('产值÷土地面积'), hint: '自动计算。', example: '' },
    outputPerMuAfter: { kind: 'calculated', result: 'number', calculation: { kind: 'per-mu', amount: 'outputAfter', area: 'landAreaAfter' }, decimals: 2, unit: '万元/亩', label: '达产亩均产值', section: 'output', required: 'never', filledBy: 'derived', verifiedBy: [], source: proposed('产值÷土地面积'), hint: '自动计算。', example: '' },
    taxPerMuBefore: { kind: 'calculated', result: 'number', calculation: { kind: 'per-mu', amount: 'taxBefore', area: 'landAreaBefore' }, decimals: 2, unit: '万元/亩', label: '改造前亩均税收', section: 'output', required: 'never', filledBy: 'derived', verifiedBy: [], source: proposed('税收÷土地面积'), hint: '自动计算。', example: '' },
    taxPerMuAfter: { kind: 'calculated', result: 'number', calculation: { kind: 'per-mu', amount: 'taxAfter', area: 'landAreaAfter' }, decimals: 2, unit: '万元/亩', label: '达产亩均税收', section: 'output', required: 'never', filledBy: 'derived', verifiedBy: [], source: proposed('税收÷土地面积'), hint: '自动计算。', example: '' },
    mainPollutants: { kind: 'text', maxLength: 200, label: '主要污染物', section: 'commitment', required: 'always', filledBy: 'enterprise', verifiedBy: ['ecology'], source: clause9('二.3'), hint: '填种类和改造前后排放量；没有的填“无”。', example: '无' },
    eiaCategory: { kind: 'enum', options: terms('报告书', '报告表', '登记表', '豁免'), label: '环评类别', section: 'commitment', required: 'always', filledBy: 'enterprise', verifiedBy: ['ecology'], source: clause9('二.3', '认定后按规定开展环评'), hint: '按建设项目环评分类管理名录选择。', example: '报告表' },
    positiveItem: { kind: 'text', maxLength: 200, label: '正面清单条款', section: 'commitment', required: 'always', filledBy: 'enterprise', verifiedBy: ['economy'], source: list, hint: '填所符合的正面清单条款。', example: '示例条款：属于本区重点发展产业' },
    negativeClear: { kind: 'boolean', label: '不涉及负面清单', section: 'commitment', required: 'always', filledBy: 'enterprise', verifiedBy: ['economy'], source: list, hint: '逐条核对后声明，不涉及任何一条的选“是”。', example: '是' },
    landCommitment: { kind: 'boolean', label: '承诺服从规划收回土地', section: 'commitment', required: is('landType', '开发边界内未保留'), filledBy: 'enterprise', verifiedBy: [], source: clause9('一.4（2）'), hint: '未在规划中保留的须承诺无条件服从政府实施规划收回土地，并附承诺书。', example: '' },
    truthCommitment: { kind: 'boolean', label: '承诺内容真实完整', section: 'commitment', required: 'always', filledBy: 'enterprise', verifiedBy: [], source: clause9('二.5', '申报信息不实的后果'), hint: '承诺所填内容真实、完整。', example: '是' },
    applicationDate: { kind: 'date', label: '申请日期', section: 'commitment', required: 'always', filledBy: 'enterprise', verifiedBy: [], source: proposed(), hint: '填表当天的日期。', example: '2026-11-20' },
  },
})

export type ZeroIncrementValues = Values<typeof zeroIncrementForm>
