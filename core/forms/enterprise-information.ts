import { all, any, type Condition, filled, industrial, is, not } from '../form/condition.ts'
import { defineForm, type Values } from '../form/form.ts'
import { clause123, proposed } from '../vocabulary/citation.ts'
import { registeredTownOptions, terms } from './options.ts'

const statistics = clause123('三', '区统计局提供')
const tax = clause123('三', '区税务局提供')
const ecology = clause123('三', '区生态环境局提供')
const science = clause123('三', '区科委提供')
const economy = clause123('三', '区经委提供')

/** Amounts whose supplier decides 数据来源状态. */
const amounts = ['fixedAssets', 'grossOutput', 'revenue', 'taxPaid', 'rdExpense', 'energyTce', 'employeesYearEnd', 'codT', 'nh3nT', 'so2T', 'noxT']

/** A discharging firm gives at least one pollutant: each is missing while all are blank. */
function dischargeWithout(...others: string[]): Condition {
  return all(is('hasDischarge', true), not(any(...others.map(filled))))
}

/** 企业信息采集表: one row an enterprise on a parcel; amounts are the firm's whole-year totals. 拟定样表. */
export const enterpriseForm = defineForm({
  id: 'enterprise-information',
  version: '2026.1',
  title: '企业信息采集表',
  key: ['parcelCode', 'uscc'],
  sections: [
    { key: 'identity', title: '企业与用房' },
    { key: 'operation', title: '经营状况' },
    { key: 'amounts', title: '年度数据' },
    { key: 'emission', title: '能耗与排放' },
    { key: 'qualification', title: '科创与总部资质' },
  ],
  fields: {
    parcelCode: { kind: 'code', system: 'parcel', maxLength: 40, label: '地块编码', section: 'identity', required: 'always', filledBy: 'enterprise', verifiedBy: [], source: clause123('二（一）', '统一编码'), hint: '与用地主体自评表的地块编码一致。', example: 'SJ-XQ-0137' },
    firmName: { kind: 'text', maxLength: 100, promoted: true, label: '企业名称', section: 'identity', required: 'always', filledBy: 'enterprise', verifiedBy: [], source: proposed(), hint: '填营业执照上的全称。', example: '示例精密制造（上海）有限公司' },
    uscc: { kind: 'code', system: 'uscc', maxLength: 18, promoted: true, label: '统一社会信用代码', section: 'identity', required: 'always', filledBy: 'enterprise', verifiedBy: [], source: proposed('GB 32100-2015'), hint: '填18位代码，同一地块不得重复。', example: '91310117999999912E' },
    occupancy: { kind: 'enum', options: terms('自有', '租赁', '分租', '合作'), label: '用地关系', section: 'identity', required: 'always', filledBy: 'enterprise', verifiedBy: [], source: proposed(), hint: '从下拉列表选择。', example: '自有' },
    lessor: { kind: 'text', maxLength: 100, label: '出租方', section: 'identity', required: is('occupancy', '租赁', '分租'), filledBy: 'enterprise', verifiedBy: [], source: proposed(), hint: '填用地主体或二房东的名称。', example: '' },
    occupiedFloorArea: { kind: 'decimal', decimals: 2, unit: 'm²', min: 0, label: '占用建筑面积', section: 'identity', required: 'always', filledBy: 'enterprise', verifiedBy: [], source: proposed(), hint: '只用露天场地的填0。', example: '10800.00' },
    leaseStart: { kind: 'date', label: '租赁起始日期', section: 'identity', required: is('occupancy', '租赁', '分租'), filledBy: 'enterprise', verifiedBy: [], source: proposed(), hint: '按租赁合同填写。', example: '2023-04-01' },
    leaseEnd: { kind: 'date', after: { field: 'leaseStart', reportedBy: 'X23' }, label: '租赁终止日期', section: 'identity', required: is('occupancy', '租赁', '分租'), filledBy: 'enterprise', verifiedBy: [], source: proposed(), hint: '按租赁合同填写。', example: '2028-03-31' },
    industryCode: { kind: 'code', system: 'industry', maxLength: 4, promoted: true, label: '行业代码', section: 'operation', required: 'always', filledBy: 'enterprise', verifiedBy: ['statistics'], source: proposed('GB/T 4754-2017'), hint: '填4位小类代码。', example: '3484' },
    aboveScale: { kind: 'boolean', promoted: true, label: '是否规上', section: 'operation', required: 'always', filledBy: 'enterprise', verifiedBy: ['statistics'], source: proposed(), hint: '工业企业年主营业务收入2000万元及以上为规上。', example: '是' },
    registeredTown: { kind: 'enum', options: registeredTownOptions, label: '注册地', section: 'operation', required: 'always', filledBy: 'enterprise', verifiedBy: ['market'], source: proposed(), hint: '不在本区的选“区外”。', example: '新桥镇' },
    taxInDistrict: { kind: 'boolean', label: '是否本区纳税', section: 'operation', required: 'always', filledBy: 'enterprise', verifiedBy: ['tax'], source: proposed(), hint: '从下拉列表选择。', example: '是' },
    startProduction: { kind: 'date', notAfterYearEnd: true, label: '投产日期', section: 'operation', required: not(is('opStatus', '未投产')), filledBy: 'enterprise', verifiedBy: [], source: proposed(), hint: '填投产日期，未投产的不填。', example: '2012-09-01' },
    opStatus: { kind: 'enum', options: terms('正常', '停产', '半停产', '未投产', '歇业'), promoted: true, label: '经营状态', section: 'operation', required: 'always', filledBy: 'enterprise', verifiedBy: [], source: proposed(), hint: '填评估年度12月31日的状态。', example: '正常' },
    opStatusProof: { kind: 'text', maxLength: 200, label: '停产情况依据', section: 'operation', required: 'never', explains: 'opStatus', filledBy: 'town', verifiedBy: [], source: proposed(), hint: '填现场核查记录编号。', example: '' },
    parcelShare: { kind: 'decimal', decimals: 4, unit: '%', min: 0, max: 100, label: '本地块分摊比例', section: 'operation', required: 'never', filledBy: 'enterprise', verifiedBy: [], source: proposed(), hint: '企业在几宗地块上经营的填写，各地块合计100；不填按100。', example: '100' },
    fixedAssets: { kind: 'decimal', decimals: 2, unit: '万元', min: 0, label: '固定资产原价', section: 'amounts', required: 'always', filledBy: 'enterprise', verifiedBy: ['statistics'], source: statistics, hint: '填年末原价。', example: '7000.00' },
    grossOutput: { kind: 'decimal', decimals: 2, unit: '万元', min: 0, label: '工业总产值', section: 'amounts', required: industrial('industryCode'), filledBy: 'enterprise', verifiedBy: ['statistics'], source: statistics, hint: '填企业全年合计。', example: '9000.00' },
    revenue: { kind: 'decimal', decimals: 2, unit: '万元', min: 0, label: '营业收入', section: 'amounts', required: 'always', filledBy: 'enterprise', verifiedBy: ['statistics'], source: statistics, hint: '填企业全年合计。', example: '9500.00' },
    taxPaid: { kind: 'decimal', decimals: 2, unit: '万元', label: '上缴税金总额', section: 'amounts', required: 'always', filledBy: 'enterprise', verifiedBy: ['tax'], source: tax, hint: '填企业全年合计，退税填负数。', example: '900.00' },
    rdExpense: { kind: 'decimal', decimals: 2, unit: '万元', min: 0, label: '研究开发费用', section: 'amounts', required: 'always', filledBy: 'enterprise', verifiedBy: ['tax'], source: tax, hint: '没有的填0。', example: '332.50' },
    energyTce: { kind: 'decimal', decimals: 3, unit: '吨标准煤', min: 0, label: '综合能耗', section: 'emission', required: 'always', filledBy: 'enterprise', verifiedBy: ['statistics'], source: statistics, hint: '按能耗口径折算。', example: '600.000' },
    energyBasis: { kind: 'enum', options: terms('当量值', '等价值'), label: '能耗口径', section: 'emission', required: 'always', filledBy: 'enterprise', verifiedBy: ['statistics'], source: proposed(), hint: '同一地块各企业应一致。', example: '当量值' },
    electricityKwh: { kind: 'decimal', decimals: 2, unit: '万千瓦时', min: 0, label: '用电量', section: 'emission', required: 'never', filledBy: 'enterprise', verifiedBy: [], source: proposed(), hint: '填全年用电量，用于核对能耗。', example: '300.00' },
    employeesYearEnd: { kind: 'integer', unit: '人', min: 0, label: '年末从业人数', section: 'amounts', required: 'always', filledBy: 'enterprise', verifiedBy: ['statistics'], source: statistics, hint: '填12月31日的人数。', example: '80' },
    hasDischarge: { kind: 'boolean', label: '是否排放主要污染物', section: 'emission', required: 'always', filledBy: 'enterprise', verifiedBy: ['ecology'], source: ecology, hint: '选“是”的，至少填一项排放量。', example: '是' },
    codT: { kind: 'decimal', decimals: 4, unit: '吨', min: 0, label: 'COD排放量', section: 'emission', required: dischargeWithout('nh3nT', 'so2T', 'noxT'), blankReportedBy: 'X22', filledBy: 'enterprise', verifiedBy: ['ecology'], source: ecology, hint: '填全年排放量。', example: '0.3200' },
    nh3nT: { kind: 'decimal', decimals: 4, unit: '吨', min: 0, label: '氨氮排放量', section: 'emission', required: dischargeWithout('codT', 'so2T', 'noxT'), blankReportedBy: 'X22', filledBy: 'enterprise', verifiedBy: ['ecology'], source: ecology, hint: '填全年排放量。', example: '' },
    so2T: { kind: 'decimal', decimals: 4, unit: '吨', min: 0, label: '二氧化硫排放量', section: 'emission', required: dischargeWithout('codT', 'nh3nT', 'noxT'), blankReportedBy: 'X22', filledBy: 'enterprise', verifiedBy: ['ecology'], source: ecology, hint: '填全年排放量。', example: '' },
    noxT: { kind: 'decimal', decimals: 4, unit: '吨', min: 0, label: '氮氧化物排放量', section: 'emission', required: dischargeWithout('codT', 'nh3nT', 'so2T'), blankReportedBy: 'X22', filledBy: 'enterprise', verifiedBy: ['ecology'], source: ecology, hint: '填全年排放量。', example: '' },
    pollutantEq: { kind: 'calculated', result: 'number', calculation: { kind: 'pollutant-equivalents' }, decimals: 4, unit: '吨当量', label: '污染当量', section: 'emission', required: 'never', filledBy: 'derived', verifiedBy: [], source: proposed('环境保护税法附表二'), hint: '自动计算：排放量÷污染当量值。', example: '' },
    highTech: { kind: 'boolean', label: '高新技术企业', section: 'qualification', required: 'always', filledBy: 'enterprise', verifiedBy: ['science'], source: science, hint: '以科委名单为准。', example: '是' },
    highTechUntil: { kind: 'date', label: '高新证书有效期至', section: 'qualification', required: is('highTech', true), filledBy: 'enterprise', verifiedBy: ['science'], source: science, hint: '照证书填写。', example: '2027-12-31' },
    techGiant: { kind: 'boolean', label: '科技小巨人', section: 'qualification', required: 'always', filledBy: 'enterprise', verifiedBy: ['science'], source: science, hint: '以科委名单为准。', example: '否' },
    techSme: { kind: 'boolean', label: '科技型中小企业', section: 'qualification', required: 'always', filledBy: 'enterprise', verifiedBy: ['science'], source: science, hint: '以科委名单为准。', example: '否' },
    srdi: { kind: 'enum', options: terms('无', '区级', '市级', '国家级小巨人'), label: '专精特新级别', section: 'qualification', required: 'always', filledBy: 'enterprise', verifiedBy: ['economy'], source: economy, hint: '没有的选“无”。', example: '市级' },
    techCenter: { kind: 'enum', options: terms('无', '区级', '市级', '国家级'), label: '企业技术中心', section: 'qualification', required: 'always', filledBy: 'enterprise', verifiedBy: ['economy'], source: economy, hint: '没有的选“无”。', example: '无' },
    designCenter: { kind: 'enum', options: terms('无', '区级', '市级', '国家级'), label: '工业设计中心', section: 'qualification', required: 'always', filledBy: 'enterprise', verifiedBy: ['economy'], source: economy, hint: '没有的选“无”。', example: '无' },
    headquarters: { kind: 'boolean', label: '总部型企业', section: 'qualification', required: 'always', filledBy: 'enterprise', verifiedBy: ['economy'], source: economy, hint: '以经委名单为准。', example: '否' },
    foreignRd: { kind: 'boolean', label: '外资研发中心', section: 'qualification', required: 'always', filledBy: 'enterprise', verifiedBy: ['economy'], source: economy, hint: '以经委名单为准。', example: '否' },
    qualificationProof: { kind: 'text', maxLength: 200, label: '资质证明材料', section: 'qualification', required: 'never', explains: 'srdi', filledBy: 'enterprise', verifiedBy: ['economy', 'science'], source: proposed(), hint: '填认定文件或证书编号。', example: '' },
    dataOrigin: { kind: 'calculated', result: 'text', calculation: { kind: 'origin', amounts }, decimals: 0, unit: '', label: '数据来源状态', section: 'qualification', required: 'never', filledBy: 'derived', verifiedBy: [], source: proposed(), hint: '自动得出：企业填报、部分核定或部门核定。', example: '企业填报' },
  },
})

export type EnterpriseValues = Values<typeof enterpriseForm>
