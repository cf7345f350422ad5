import type { FormId } from '../forms/catalogue.ts'
import { type CandidateReason, candidateReasons } from './import-state.ts'
import { isParcelFigure } from './parcel-figure.ts'
import { similarCodes } from './similar-code.ts'

/** A row on file: a parcel, or a firm on a parcel. */
export interface KnownRow {
  readonly form: FormId
  readonly parcelCode: string
  readonly uscc: string | null
  /** Of the parcel or the firm, null when not known. */
  readonly name: string | null
}

/** What a line of a list says of itself. */
export interface NamedLine {
  readonly form: FormId
  readonly parcelCode: string | null
  readonly uscc: string | null
  readonly name: string | null
}

export interface Candidate {
  readonly parcelCode: string
  readonly uscc: string | null
  readonly name: string | null
  readonly because: CandidateReason
}

/** More would not be looked at. */
const mostCandidates = 8

/** The rows of one year, by what a line can name. */
export class KnownRows {
  readonly #byKey = new Map<string, KnownRow>()
  readonly #byUscc = new Map<string, KnownRow[]>()
  readonly #byName = new Map<string, KnownRow[]>()
  readonly #firmsOf = new Map<string, KnownRow[]>()

  constructor(rows: Iterable<KnownRow>) {
    for (const row of rows) {
      this.#byKey.set(keyOf(row.form, row.parcelCode, row.uscc), row)
      if (row.name !== null) push(this.#byName, nameKey(row.form, row.name), row)
      if (row.uscc === null) continue
      push(this.#byUscc, row.uscc, row)
      push(this.#firmsOf, row.parcelCode, row)
    }
  }

  /**
   * The row a line means: by its key; a firm without a parcel code by its 信用代码 where that stands on one parcel only;
   * the parcel's where the line is about the whole of it. Null when there is none, or more than one.
   */
  match(line: NamedLine): KnownRow | null {
    const { form, parcelCode, uscc } = line
    if (parcelCode !== null) return this.#byKey.get(keyOf(formMeant(line), parcelCode, uscc)) ?? null
    const found = form === 'enterprise-information' && uscc !== null ? (this.#byUscc.get(uscc) ?? []) : []
    return found.length === 1 ? (found[0] ?? null) : null
  }

  /** Rows that unmatched lines may mean, the likeliest first; by the place of the line. */
  candidates(lines: readonly NamedLine[]): readonly (readonly Candidate[])[] {
    const codes = lines.flatMap(({ parcelCode }) => parcelCode ?? [])
    const similar = similarCodes(codes, this.#parcelCodes())
    return lines.map((line) => {
      const found = new Map<string, Candidate>()
      const offer = (because: CandidateReason, rows: readonly KnownRow[]): void => {
        for (const { form, parcelCode, uscc, name } of rows) {
          const key = keyOf(form, parcelCode, uscc)
          if (form === formMeant(line) && !found.has(key)) found.set(key, { parcelCode, uscc, name, because })
        }
      }
      if (line.uscc !== null) offer('same-uscc', this.#byUscc.get(line.uscc) ?? [])
      if (line.name !== null) offer('same-name', this.#byName.get(nameKey(line.form, line.name)) ?? [])
      for (const code of similar.get(line.parcelCode ?? '') ?? []) offer('similar-code', this.#named(line, code))
      if (line.parcelCode !== null) offer('on-parcel', this.#firmsOf.get(line.parcelCode) ?? [])
      const order = Object.keys(candidateReasons)
      return [...found.values()]
        .sort((one, other) => order.indexOf(one.because) - order.indexOf(other.because))
        .slice(0, mostCandidates)
    })
  }

  /** What stands at a similar code: the parcel, or the same firm there. */
  #named(line: NamedLine, parcelCode: string): readonly KnownRow[] {
    const [form, uscc] = [formMeant(line), line.uscc]
    const row = this.#byKey.get(keyOf(form, parcelCode, form === 'enterprise-information' ? uscc : null))
    return row === undefined ? [] : [row]
  }

  *#parcelCodes(): Generator<string> {
    for (const row of this.#byKey.values()) if (row.uscc === null) yield row.parcelCode
  }
}

/** Where the row stands that a line means: figures for a whole parcel are listed among firms. */
function formMeant({ form, uscc }: NamedLine): FormId {
  return isParcelFigure(form, { uscc }) ? 'parcel-self-assessment' : form
}

function keyOf(form: FormId, parcelCode: string, uscc: string | null): string {
  return form === 'parcel-self-assessment' ? parcelCode : `${parcelCode}/${uscc ?? ''}`
}

/** Brackets of either width and spaces are no part of a name. */
function nameKey(form: FormId, name: string): string {
  return `${form} ${name.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase()}`
}

function push(groups: Map<string, KnownRow[]>, key: string, row: KnownRow): void {
  const group = groups.get(key)
  if (group === undefined) groups.set(key, [row])
  else group.push(row)
}
