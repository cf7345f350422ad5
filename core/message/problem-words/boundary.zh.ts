import { cut } from '../../error/wording.ts'
import { megabytes, type SomeProblemWordings } from '../problem-wording.ts'

/** Files of boundaries. */
export const boundaryWordings = {
  'boundary-unknown-format': {
    title: '不是四至范围文件',
    why: ({ found }) => `按内容判断，文件${found === null ? '不是四至范围矢量图' : `是 ${cut(found, 20)}`}，没有读取。`,
    what: '请上传 GeoJSON、Shapefile（zip）、文本 DXF 或 DWG。',
  },
  'boundary-too-large': {
    title: '文件过大',
    why: ({ limitBytes }) => `四至范围文件超过 ${megabytes(limitBytes)}，没有读取。`,
    what: '请只保留界址线，另存后重新上传。',
  },
  'boundary-bomb': {
    title: '文件展开后过大',
    why: () => '压缩比例异常或展开后过大，为安全起见未读取。',
    what: '请只保留界址线，重新导出后上传。',
  },
  'boundary-damaged': {
    title: '四至范围文件读不出来',
    why: ({ part, reason }) => `${cut(part, 24)}：${cut(reason, 34)}。`,
    what: '请从制图软件重新导出后上传。',
  },
  'boundary-part-missing': {
    title: 'Shapefile 不完整',
    why: ({ part }) => `压缩包中缺少 ${cut(part, 24)}。`,
    what: '请把 .shp、.dbf、.prj 一起压缩为 zip 后上传。',
  },
  'boundary-too-many': {
    title: '四至范围过于复杂',
    why: ({ what, limit }) => `${cut(what, 16)}超过 ${limit.toLocaleString('en-US')} 个，没有读取。`,
    what: '请只保留本项目的界址线，另存后上传。',
  },
  'boundary-empty': {
    title: '没有找到闭合的界址线',
    why: ({ found }) => `文件中没有闭合的面或多段线（有：${cut(found, 30)}）。`,
    what: '请把界址线闭合为面或多段线后上传。',
  },
  'boundary-number': {
    title: '坐标不是数字',
    why: ({ place }) => `${cut(place, 36)}的坐标不是有效的数。`,
    what: '请更正该点坐标，重新导出后上传。',
  },
  'boundary-crs': {
    title: '坐标与所选坐标系不符',
    why: ({ declared, reason }) => `所选为 ${cut(declared, 20)}；${cut(reason, 36)}。`,
    what: '请核对坐标系后重新选择，或重新导出文件。',
  },
  'boundary-choose-layer': {
    title: '请选择图层',
    why: ({ layers }) => `${layers.length} 个图层有闭合线：${cut(layers.join('、'), 34)}。`,
    what: '请选择界址线所在的图层。',
  },
  'boundary-time-out': {
    title: '读取超时',
    why: ({ seconds }) => `四至范围在 ${seconds} 秒内没有读完。`,
    what: '请只保留本项目的界址线，另存后上传。',
  },
} satisfies SomeProblemWordings
