import { escapeXml } from '../xml/escape.ts'

/** A dotted circle where a seal goes. Row and column 0-based, offsets and size in mm. */
export interface SealCircle {
  readonly row: number
  readonly column: number
  readonly right: number
  readonly down: number
  readonly diameter: number
  readonly text: string
}

const emuPerMillimetre = 36_000
const spreadsheetDrawing = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing'
const drawingMain = 'http://schemas.openxmlformats.org/drawingml/2006/main'

/** The drawing part: circles that move with their cell and keep their size. */
export function sealDrawing(seals: readonly SealCircle[]): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<xdr:wsDr xmlns:xdr="${spreadsheetDrawing}" xmlns:a="${drawingMain}">${seals.map(circle).join('')}</xdr:wsDr>`
}

function circle(seal: SealCircle, index: number): string {
  const emu = (millimetres: number): number => Math.round(millimetres * emuPerMillimetre)
  const size = `cx="${emu(seal.diameter)}" cy="${emu(seal.diameter)}"`
  const from = `<xdr:from><xdr:col>${seal.column}</xdr:col><xdr:colOff>${emu(seal.right)}</xdr:colOff><xdr:row>${seal.row}</xdr:row><xdr:rowOff>${emu(seal.down)}</xdr:rowOff></xdr:from>`
  const text = `<xdr:txBody><a:bodyPr wrap="square" anchor="ctr"/><a:p><a:pPr algn="ctr"/><a:r><a:rPr lang="zh-CN" sz="1000"><a:solidFill><a:srgbClr val="8F98A1"/></a:solidFill><a:latin typeface="宋体"/><a:ea typeface="宋体"/></a:rPr><a:t>${escapeXml(seal.text)}</a:t></a:r></a:p></xdr:txBody>`
  return `<xdr:oneCellAnchor>${from}<xdr:ext ${size}/><xdr:sp><xdr:nvSpPr><xdr:cNvPr id="${index + 2}" name="${escapeXml(seal.text)}${index + 1}"/><xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm><a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom><a:noFill/><a:ln w="12700"><a:solidFill><a:srgbClr val="C3CAD1"/></a:solidFill><a:prstDash val="sysDash"/></a:ln></xdr:spPr>${text}</xdr:sp><xdr:clientData/></xdr:oneCellAnchor>`
}
