import type { AreaUnit } from './area-unit.ts'
import type { SourceKind } from './source-kind.ts'

/*
 * How columns are called in the files that arrive: our own labels, those of registry, approval and survey extracts, and
 * the field names of the national data standards (不动产登记数据库标准, 国土调查数据库标准), which a .dbf has in place of words.
 */
const usual: Readonly<Record<string, readonly string[]>> = {
  parcelCode: ['地块编码', '地块编号', '统一编码', '平台编码', '地块代码', 'DKBM', 'DKBH', 'TYBM'],
  townCode: [
    '所属街镇/园区',
    '所属街镇',
    '街镇',
    '街道',
    '乡镇',
    '街镇名称',
    '镇',
    '所在街镇',
    '街道（镇）',
    'XZMC',
    'JZMC',
    'ZLDWMC',
  ],
  parcelName: [
    '地块名称/坐落',
    '地块名称',
    '坐落',
    '土地坐落',
    '宗地坐落',
    '不动产坐落',
    '地址',
    '位置',
    'ZL',
    'TDZL',
    'DKMC',
  ],
  baseSource: ['数据来源', '底版来源', '来源'],
  realEstateUnitNo: [
    '不动产单元号',
    '不动产单元代码',
    '宗地代码',
    '宗地编码',
    '宗地编号',
    '宗地号',
    '地籍号',
    'BDCDYH',
    'ZDDM',
    'ZDBH',
  ],
  certNo: [
    '不动产权证号',
    '不动产权证书号',
    '产权证号',
    '权证号',
    '权证编号',
    '土地证号',
    '房地产权证号',
    '证号',
    'BDCQZH',
    'TDZH',
    'QZH',
  ],
  approvalNo: ['用地批文文号', '批准文号', '批文号', '批文文号', '用地批准文号', '批文', 'PZWH', 'PWH'],
  approvalDate: ['用地批文日期', '批准日期', '批文日期', '批准时间', 'PZRQ', 'PZSJ'],
  contractNo: ['出让合同编号', '合同编号', '合同号', '出让合同号', 'HTBH', 'HTH'],
  contractDate: ['出让合同签订日期', '合同签订日期', '签订日期', 'QDRQ', 'HTQDRQ'],
  ownershipType: ['土地权属性质', '权属性质', '所有权性质', 'QSXZ'],
  legality: ['合法性', '是否合法', '用地合法性'],
  acquireMode: ['土地取得方式', '取得方式', '供地方式', '权利性质', '使用权类型', 'QLXZ', 'GDFS', 'SYQLX'],
  landEndDate: [
    '使用权终止日期',
    '终止日期',
    '土地使用终止日期',
    '使用期限止',
    '到期日期',
    'ZZRQ',
    'SYQJSSJ',
    'QLJSSJ',
  ],
  buildingUse: ['用房功能', '房屋用途', '房屋功能', 'FWYT'],
  regUse: ['登记用途', '土地用途', '批准用途', '用途', 'PZYT', 'DJYT', 'YT', 'TDYT'],
  currentUse: ['现状用途', '现状地类', '地类名称', '地类编码', '地类', 'DLMC', 'DLBM', 'XZYT', 'SJYT'],
  planUse: ['规划用途', '规划用地性质', '规划性质', 'GHYT', 'GHYDXZ'],
  landClass: ['用地类别', '产业用地类别', '用地分类', 'YDLB'],
  planZoneType: ['规划空间', '产业空间', '产业区块类型', '区块类型', 'GHKJ'],
  siteBoundary: ['开发边界', '城市开发边界', '是否开发边界内', 'KFBJ'],
  ownerName: [
    '用地主体名称',
    '用地主体',
    '权利人',
    '权利人名称',
    '土地使用权人',
    '使用权人',
    '用地单位',
    '企业名称',
    '单位名称',
    '项目单位',
    '受让人',
    'QLRMC',
    'QLR',
    'SYQR',
    'YDDW',
  ],
  ownerUscc: [
    '用地主体信用代码',
    '统一社会信用代码',
    '信用代码',
    '社会信用代码',
    '权利人证件号',
    '证件号',
    'TYSHXYDM',
    'XYDM',
    'QLRZJH',
    'ZJH',
  ],
  landArea: [
    '土地面积',
    '地块面积',
    '用地面积',
    '宗地面积',
    '图斑面积',
    '面积',
    '占地面积',
    'TBMJ',
    'DKMJ',
    'MJ',
    'YDMJ',
  ],
  regLandArea: ['登记土地面积', '登记面积', '使用权面积', '权证面积', '证载面积', '发证面积', 'SYQMJ', 'FZMJ', 'DJMJ'],
  floorArea: ['总建筑面积', '建筑面积', '房屋建筑面积', 'JZMJ', 'ZJZMJ'],
  farAllowed: ['规划/合同容积率上限', '容积率上限', '规划容积率', '合同容积率', '容积率', 'RJL', 'GHRJL'],
  idleDetermined: ['是否认定闲置土地', '闲置土地', '是否闲置', '是否闲置土地', 'SFXZ'],
  idleProof: ['闲置土地认定依据', '闲置认定文号', '闲置依据'],
  exemptReason: ['暂不评价情形', '暂不评价', '不评价情形'],
  exemptProof: ['暂不评价依据'],
  ownerIsSoe: ['国企属性', '企业性质', '国企类别'],
  soeFourBatch: ['四个一批类型', '四个一批', '盘活类型', '处置类型'],
  year: ['年度', '评估年度', '计划年度', '认定年度', '列入年度', '年份'],
  inefficiency: ['低效类型', '低效情形', '低效原因', '认定类型'],
  basis: ['认定依据', '依据', '认定文件'],
  listedOn: ['列入日期', '认定日期', '认定时间'],
  path: ['处置路径', '处置方式', '处置方案', '盘活方式'],
  disposalArea: ['处置面积', '计划处置面积', '拟处置面积'],
  dueOn: ['完成期限', '计划完成时间', '完成时间', '完成时限'],
  responsible: ['责任单位', '实施主体', '牵头单位', '责任部门'],
  progress: ['进展', '进展情况', '目前进展', '工作进展'],
  event: ['事项', '变更事项', '变更类型', '事项类型', '线索类型'],
  day: ['发生日期', '变更日期', '日期', '核准日期', '登记日期', '变更时间'],
  before: ['变更前', '变更前内容', '原股东', '原内容', '转让方'],
  after: ['变更后', '变更后内容', '新股东', '现内容'],
  document: ['文号', '通知书文号', '来文文号', '函号'],
  note: ['备注', '说明', '情况说明'],
}

/** In a registry extract the one area is the registered one; in a survey the use is that of the survey. */
const ofKind: Readonly<Partial<Record<SourceKind, Readonly<Record<string, string>>>>> = {
  registry: { 宗地面积: 'regLandArea', 面积: 'regLandArea', 土地面积: 'landArea', ZDMJ: 'regLandArea' },
  'land-use': { 用途: 'currentUse', 土地用途: 'currentUse', YT: 'currentUse', ZDMJ: 'landArea' },
  approval: { ZDMJ: 'landArea' },
  platform: { ZDMJ: 'landArea' },
}

const fieldByHeading: ReadonlyMap<string, string> = new Map(
  Object.entries(usual).flatMap(([field, headings]) => headings.map((heading) => [bareHeading(heading), field])),
)

/** A heading without spaces, unit, mark of obligation; letters large, brackets wide. Two headings alike here are one. */
export function bareHeading(heading: string): string {
  return heading
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/^[*＊]+|[*＊]+$/g, '')
    .replace(/\((平方米|m2|m²|㎡|亩|公顷|ha|hm2|平方公里|km2|平方千米)\)/gi, '')
    .replace(/^\d+[.、]/, '')
    .toUpperCase()
}

/** The field that a heading means in a file of this kind; null when it is none we know. */
export function fieldOfHeading(kind: SourceKind, heading: string): string | null {
  const bare = bareHeading(heading)
  return ofKind[kind]?.[bare] ?? fieldByHeading.get(bare) ?? null
}

/** The unit a heading names: 宗地面积（亩）. Null when it names none. */
export function unitOfHeading(heading: string): AreaUnit | null {
  const named = /\(([^()]+)\)\s*[*＊]?$/.exec(heading.normalize('NFKC').trim())?.[1]?.toLowerCase()
  if (named === undefined) return null
  if (/^(平方米|m2|㎡)$/.test(named)) return 'm2'
  if (/^亩$/.test(named)) return 'mu'
  if (/^(公顷|ha|hm2)$/.test(named)) return 'ha'
  return /^(平方公里|平方千米|km2)$/.test(named) ? 'km2' : null
}
