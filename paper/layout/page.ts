import type { Content, ContentTable, DynamicBackground, DynamicContent } from 'pdfmake/interfaces.js'
import type { PaperDocument, Watermark } from '../document.ts'
import { magnoliaBox, magnoliaSvg } from './magnolia.ts'
import { colour, margins, mm, size } from './measure.ts'
import type { Typesetter } from './typesetter.ts'

const magnoliaWidth = mm(140)
const wordsSize = 60

/** Which copy a page belongs to and which page of it: every copy has as many pages as the others. */
export function pageOfCopy(page: number, pages: number, copies: number): { copy: number; page: number; pages: number } {
  const each = pages / copies
  return { copy: Math.floor((page - 1) / each), page: ((page - 1) % each) + 1, pages: each }
}

export function copyMark({ copies = [] }: PaperDocument, type: Typesetter): DynamicContent {
  return (page, pages) => {
    const mark = copies[pageOfCopy(page, pages, Math.max(copies.length, 1)).copy]
    if (mark === undefined) return null
    const box: ContentTable = {
      table: { widths: ['auto'], body: [[type.plain(mark, { fontSize: size.mark })]] },
      layout: { hLineWidth: () => 0.8, vLineWidth: () => 0.8, paddingTop: () => 1.5, paddingBottom: () => 1.5 },
    }
    return {
      columns: [
        { width: '*', text: '' },
        { width: 'auto', ...box },
      ],
      margin: [margins.side, mm(6), margins.side, 0],
    }
  }
}

export function pageFoot({ footer, copies = [] }: PaperDocument, type: Typesetter): DynamicContent {
  return (page, pages) => {
    const place = pageOfCopy(page, pages, Math.max(copies.length, 1))
    const style = { fontSize: size.small, color: colour.quiet }
    return {
      columns: [
        { width: '*', ...type.plain(footer, style) },
        { width: 'auto', ...type.plain(`第 ${place.page} 页，共 ${place.pages} 页`, style) },
      ],
      columnGap: mm(4),
      margin: [margins.side, mm(5), margins.side, 0],
    }
  }
}

export function pageBackground(watermark: Watermark | undefined, type: Typesetter): DynamicBackground {
  return (_page, { width, height }): Content => {
    if (watermark === undefined) return ''
    if (watermark.kind === 'magnolia') {
      const drawn = (magnoliaWidth * magnoliaBox.height) / magnoliaBox.width
      const absolutePosition = { x: (width - magnoliaWidth) / 2, y: (height - drawn) / 2 }
      return { svg: magnoliaSvg(magnoliaWidth), absolutePosition, font: type.pictureFont }
    }
    return { svg: wordsSvg(watermark.text, width, height), absolutePosition: { x: 0, y: 0 }, font: type.pictureFont }
  }
}

/** Words along the diagonal, smaller when the page is too short for them. */
function wordsSvg(text: string, width: number, height: number): string {
  const length = Math.hypot(width, height) * 0.8
  const letters = Math.min(wordsSize, length / Math.max([...text].length, 1))
  const angle = (-Math.atan2(height, width) * 180) / Math.PI
  const place = `translate(${width / 2} ${height / 2}) rotate(${angle.toFixed(2)})`
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><text transform="${place}" text-anchor="middle" font-size="${letters.toFixed(1)}" fill="${colour.watermark}">${escaped}</text></svg>`
}
