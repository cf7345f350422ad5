import { addressOf, quoteSheet } from '../address.ts'
import { escapeXml } from '../xml/escape.ts'

/** Columns beside each other of a table's first two columns: what they stand for, and how much. */
export interface ColumnChart {
  readonly title: string
  readonly points: readonly { readonly label: string; readonly value: number }[]
}

export interface PlacedChart {
  readonly chart: ColumnChart
  readonly sheet: string
  /** Number of the sheet, from 1. */
  readonly number: number
  /** 1-based row of the headings; the points follow it. */
  readonly headingRow: number
  /** Columns of the table, beside which it stands. */
  readonly columns: number
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const drawingml = 'http://schemas.openxmlformats.org/drawingml/2006'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006/relationships'
const types = 'application/vnd.openxmlformats-officedocument'

/** What the sheet says of its drawing, before its end. */
export const drawingElement = `<drawing xmlns:r="${office}" r:id="rId1"/>`

export function chartContentTypes(charts: readonly PlacedChart[]): string {
  return charts
    .map(
      ({ number }) =>
        `<Override PartName="/xl/drawings/drawing${number}.xml" ContentType="${types}.drawing+xml"/><Override PartName="/xl/charts/chart${number}.xml" ContentType="${types}.drawingml.chart+xml"/>`,
    )
    .join('')
}

/** The parts of one chart, named by the number of its sheet. */
export function chartParts(placed: PlacedChart): readonly (readonly [path: string, text: string])[] {
  const { number } = placed
  return [
    [`xl/worksheets/_rels/sheet${number}.xml.rels`, relation('drawing', `../drawings/drawing${number}.xml`)],
    [`xl/drawings/_rels/drawing${number}.xml.rels`, relation('chart', `../charts/chart${number}.xml`)],
    [`xl/drawings/drawing${number}.xml`, drawing(placed)],
    [`xl/charts/chart${number}.xml`, chartXml(placed)],
  ]
}

function relation(type: string, target: string): string {
  return `${declaration}<Relationships xmlns="${packaged}"><Relationship Id="rId1" Type="${office}/${type}" Target="${target}"/></Relationships>`
}

/** Beside the table, from its headings on. */
function drawing({ chart: { title }, headingRow, columns }: PlacedChart): string {
  const place = (column: number, row: number): string =>
    `<xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff>`
  const [left, top] = [columns + 1, headingRow - 1]
  return `${declaration}<xdr:wsDr xmlns:xdr="${drawingml}/spreadsheetDrawing" xmlns:a="${drawingml}/main"><xdr:twoCellAnchor><xdr:from>${place(left, top)}</xdr:from><xdr:to>${place(left + 9, top + 17)}</xdr:to><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="${escapeXml(title)}" descr="${escapeXml(title)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${drawingml}/chart"><c:chart xmlns:c="${drawingml}/chart" xmlns:r="${office}" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>`
}

function chartXml({ chart: { title, points }, sheet, headingRow }: PlacedChart): string {
  const range = (column: number): string => {
    const absolute = (row: number): string => addressOf(row, column).replace(/([A-Z]+)(\d+)/, '$$$1$$$2')
    return escapeXml(`${quoteSheet(sheet)}!${absolute(headingRow + 1)}:${absolute(headingRow + points.length)}`)
  }
  const cached = (values: readonly (string | number)[]): string =>
    `<c:ptCount val="${values.length}"/>${values.map((value, index) => `<c:pt idx="${index}"><c:v>${escapeXml(String(value))}</c:v></c:pt>`).join('')}`
  const labels = `<c:cat><c:strRef><c:f>${range(0)}</c:f><c:strCache>${cached(points.map(({ label }) => label))}</c:strCache></c:strRef></c:cat>`
  const values = `<c:val><c:numRef><c:f>${range(1)}</c:f><c:numCache><c:formatCode>0</c:formatCode>${cached(points.map(({ value }) => value))}</c:numCache></c:numRef></c:val>`
  const fill = '<c:spPr><a:solidFill><a:srgbClr val="0B6B55"/></a:solidFill></c:spPr>'
  const shown = (isShown: boolean): string =>
    `<c:showLegendKey val="0"/><c:showVal val="${isShown ? 1 : 0}"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`
  const words = `<c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1200" b="1"/></a:pPr><a:r><a:rPr lang="zh-CN" sz="1200" b="1"/><a:t>${escapeXml(title)}</a:t></a:r></a:p></c:rich></c:tx>`
  const axis = (id: number, other: number, position: string): string =>
    `<c:axId val="${id}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="${position}"/><c:numFmt formatCode="0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="${other}"/>`
  return `${declaration}<c:chartSpace xmlns:c="${drawingml}/chart" xmlns:a="${drawingml}/main"><c:chart><c:title>${words}<c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/><c:ser><c:idx val="0"/><c:order val="0"/>${fill}<c:invertIfNegative val="0"/><c:dLbls>${shown(true)}</c:dLbls>${labels}${values}</c:ser><c:gapWidth val="40"/><c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx>${axis(1, 2, 'b')}</c:catAx><c:valAx>${axis(2, 1, 'l')}</c:valAx></c:plotArea><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>`
}
