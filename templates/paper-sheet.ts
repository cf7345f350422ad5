import { fillRoles } from '#core/form/fill-role.ts'
import type { FieldPlan, SectionPlan, SheetPlan } from '#core/form/sheet-plan.ts'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { addressOf, columnLetters, quoteSheet } from '#workbook/address.ts'
import type { DefinedNames, SheetDraft } from '#workbook/build.ts'
import type { OptionLists } from '#workbook/draft/option-lists.ts'
import { cellFormats, cellRule } from './cell-rules.ts'
import { footer } from './footer.ts'
import { lastColumn, PaperDraft, type PaperWidths } from './paper-draft.ts'
import { type PairsOfSections, paperLines } from './paper-layout.ts'
import { noteLook, sectionLook, titleLook } from './paper-looks.ts'
import type { Copy } from './role.ts'
import { isSignatureField, putSignatures, type Signing } from './signatures.ts'

export interface PaperSheet {
  readonly plan: SheetPlan
  readonly title: string
  readonly copy: Copy
  /** Fields of the line above the first section: what identifies the form. */
  readonly identity: readonly string[]
  /** Section that begins the second page. */
  readonly secondPage: string
  readonly signing: Signing
  readonly widths: PaperWidths
  /** Fields of a section that stand beside each other, by its key; the others follow as they are paired by themselves. */
  readonly pairs?: PairsOfSections
}

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八']

/** A form on A4 paper with its defined names: f_<key> is the cell of the field. */
export function paperSheet(options: PaperSheet, lists: OptionLists): { sheet: SheetDraft; names: DefinedNames } {
  const { plan, title, copy, identity, secondPage, signing, widths, pairs } = options
  const paper = new PaperDraft(plan.title, copy, plan.key, widths)
  paper.putAcross(title, titleLook, 33)
  paper.putAcross(proposedFormNotice, noteLook, 15)
  paper.putAcross(legendOf(plan), noteLook, 21)
  const top = paper.row
  const breaks: number[] = []
  for (const line of paperLines(only(plan, (field) => identity.includes(field.key)))) paper.putLine(line)
  const sections = plan.sections.flatMap((section) => {
    const fields = section.fields.filter((field) => !identity.includes(field.key) && !isSignatureField(signing, field))
    return fields.length === 0 ? [] : [{ ...section, fields }]
  })
  for (const [index, section] of sections.entries()) {
    if (section.key === secondPage) breaks.push(paper.row - 2)
    paper.putAcross(`${numerals[index]}、${sectionTitle(section)}`, sectionLook, 21)
    for (const line of paperLines(section, pairs?.[section.key])) paper.putLine(line)
  }
  const seals = putSignatures(paper, plan, signing)
  paper.putFormulas()
  paper.frame(top)
  putRules(paper, lists)
  return { sheet: finish(paper, plan, seals, breaks), names: namesOf(paper, plan) }
}

/** The marks that the form has; those of departments are printed in their own files only. */
function legendOf(plan: SheetPlan): string {
  const present = new Set(plan.fields.map((field) => field.mark).filter((mark) => mark !== fillRoles.department.mark))
  const marks = Object.values(fillRoles).filter(({ mark }) => present.has(mark))
  return `${marks.map(({ mark, label }) => `${mark} ${label}`).join('　')}　红色单元格为必填未填`
}

function only(plan: SheetPlan, wanted: (field: FieldPlan) => boolean): SectionPlan {
  return { key: '', title: '', fields: plan.fields.filter(wanted) }
}

/** A section that the 街镇 fills on site says so. */
function sectionTitle(section: SectionPlan): string {
  const town = section.fields.filter((field) => field.role === 'town').length
  return town * 2 > section.fields.length ? `${section.title}（街镇填）` : section.title
}

function putRules(paper: PaperDraft, lists: OptionLists): void {
  let priority = 0
  for (const field of paper.fields) {
    const place = paper.places.get(field.key)
    if (!place) continue
    const range = addressOf(place.row, place.column)
    if (field.validation) paper.sheet.rules.push(cellRule(field.validation, range, paper.reference, lists))
    const edge = place.column === lastColumn ? 'medium' : 'thin'
    paper.sheet.formats.push(...cellFormats(field, range, paper.reference, '', () => ++priority, edge))
  }
}

function namesOf(paper: PaperDraft, plan: SheetPlan): DefinedNames {
  return paper.fields.flatMap((field) => {
    const place = paper.places.get(field.key)
    if (!place) return []
    return [
      {
        name: field.definedName,
        range: `${quoteSheet(plan.title)}!$${columnLetters(place.column)}$${place.row}`,
      },
    ]
  })
}

function finish(
  paper: PaperDraft,
  plan: SheetPlan,
  seals: NonNullable<SheetDraft['seals']>,
  breaks: number[],
): SheetDraft {
  const first = paper.places.get(plan.key[0] ?? '') ?? { row: 1, column: 0 }
  return paper.sheet.finish({
    rowHeight: 24,
    selected: addressOf(first.row, first.column),
    columns: [...paper.columns],
    view: { showGridLines: false, zoomScale: 100, tabColor: { rgb: '0B6B55' } },
    // formatCells: Excel counts conditional formats as formatting, and the add-in tints the cells of its findings.
    protection: { sheet: true, formatCells: true, formatColumns: true, formatRows: true },
    codes: paper.fields.flatMap((field) => {
      const place = field.kind === 'code' ? paper.places.get(field.key) : undefined
      return place ? [addressOf(place.row, place.column)] : []
    }),
    rowBreaks: breaks,
    seals,
    // Only makes room for the drawing, which buildWorkbook then draws.
    textBoxes: seals.map(({ row, column, text }) => ({ text, anchor: { from: { row, col: column } } })),
    pageSetup: {
      paperSize: 'a4',
      orientation: 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
      printArea: paper.sheet.area,
    },
    headerFooter: footer(plan.formVersion),
  })
}
