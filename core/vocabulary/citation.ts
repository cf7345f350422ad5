import { type CalendarDate, dateInWords } from './calendar-date.ts'

/** Where a field, check, indicator or rule comes from, as shown under 依据. */
export interface Citation {
  /** 文号 or name of the document or of our own dictionary. */
  readonly document: string
  /** Clause path as printed: 四（二）. */
  readonly clause?: string
  /** 'document' = stands in the text named; 'proposed' = 拟定, ours until the 区级工作专班 decides. */
  readonly standing: 'document' | 'proposed'
  readonly note?: string
}

/** 依据 of a clause of a standard. */
export interface DatedCitation extends Citation {
  /** 自何日起: the day from which the clause applies; absent: from the standard's own first day. */
  readonly since?: CalendarDate
}

export const notice123 = '松规划资源〔2023〕123号'
export const notice9 = '沪经信规范〔2020〕9号'

/** A clause of 松规划资源〔2023〕123号. */
export function clause123(clause: string, note?: string): Citation {
  return { document: notice123, clause, standing: 'document', ...(note === undefined ? {} : { note }) }
}

/** A clause of 沪经信规范〔2020〕9号. */
export function clause9(clause: string, note?: string): Citation {
  return { document: notice9, clause, standing: 'document', ...(note === undefined ? {} : { note }) }
}

/** 拟定: no clause exists, the product proposes it. */
export function proposed(note?: string): Citation {
  return { document: '拟定', standing: 'proposed', ...(note === undefined ? {} : { note }) }
}

/** "松规划资源〔2023〕123号 四（二），自2024年1月1日起", or 拟定 with its note. */
export function citationText({ document, clause, note, since }: DatedCitation): string {
  const head = clause ? `${document} ${clause}` : document
  const named = note ? `${head}（${note}）` : head
  return since === undefined ? named : `${named}，自${dateInWords(since)}起`
}

/** Carried by every sheet, page, PDF and export made from the proposed forms or the example standard. */
export const proposedFormNotice = '拟定样表/示例标准，非官方表样，以区级工作专班、市平台下发为准'
