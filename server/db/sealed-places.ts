/** A row as a query reads or writes it, by column. */
export type Row = Readonly<Record<string, unknown>>

/**
 * Where the texts that are sealed as a whole belong: sealed for one row, none opens in another. Each throws when the
 * query did not read its key. For ever: what is stored opens only there.
 */
export const wholePlaces = {
  /** The answer to a batch, which repeats values in findings and conflicts. */
  answer: (row) => placeOf(row, 'answer'),
  /** What an issued 项目信息表 prints. */
  sheet: placed('filing_sheet', 'filing', 'version'),
  /** Whom to call, of a roster entry or of a 第三方技术单位. */
  contact: ({ uscc, id, ...row }) => contactPlace({ ...row, whose: uscc ?? id }),
  /** Who signed a survey. */
  people: placed('survey', 'id'),
  /** Who took a letter. */
  receipt: placed('letter', 'letter', 'number'),
  /** What is said of a row of an uploaded file, with its cells. */
  line: placed('upload_line', 'run', 'file_number', 'number'),
  /** Who is named in the roster. */
  person: placed('roster person', 'id', 'revision'),
  /** All columns of a record of a base file, which may be anything. */
  record: placed('base_record', 'import', 'number'),
  /** Those columns' headings, with samples. */
  headings: placed('base_import', 'id'),
} satisfies Readonly<Record<string, (row: Row) => string>>

const contactPlace = placed('contact', 'whose', 'revision')

function placed(name: string, ...keys: readonly string[]): (row: Row) => string {
  return (row) => {
    const key = keys.map((column) => row[column])
    if (row.district === undefined || key.includes(undefined)) throw new Error(`sealed ${name} without its key`)
    return [row.district, name, ...key].join('\n')
  }
}

/** Of one field's value: district, form, key and field; of an answer its district and batch. */
export function placeOf(row: Row, field: string): string {
  const { district, form = 'batch', row_key: key = row.id } = row
  if (district === undefined || key === undefined) throw new Error(`sealed ${field} without its key`)
  return [district, form, key, field].join('\n')
}
