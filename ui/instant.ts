const format = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

interface ShanghaiTime {
  /** YYYY-MM-DD */
  readonly day: string
  /** HH:MM:SS */
  readonly time: string
}

function shanghaiTime(instant: string): ShanghaiTime | null {
  const date = new Date(instant)
  if (Number.isNaN(date.getTime())) return null
  const parts = new Map(format.formatToParts(date).map((part) => [part.type, part.value]))
  const of = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? ''
  return { day: `${of('year')}-${of('month')}-${of('day')}`, time: `${of('hour')}:${of('minute')}:${of('second')}` }
}

/** An instant in tables and records: 2026-11-21 14:20, Asia/Shanghai. What is no instant stays as it is. */
export function instantInTable(instant: string): string {
  const at = shanghaiTime(instant)
  return at === null ? instant : `${at.day} ${at.time.slice(0, 5)}`
}

/**
 * An instant in a sentence: 今天 14:20, 昨天 09:05, else 11月18日 14:20 with the year when it is another one.
 * @param today day of the server, YYYY-MM-DD
 */
export function instantText(instant: string, today: string): string {
  const at = shanghaiTime(instant)
  if (at === null) return instant
  const time = at.time.slice(0, 5)
  if (at.day === today) return `今天 ${time}`
  if (at.day === dayBefore(today)) return `昨天 ${time}`
  const year = at.day.slice(0, 4) === today.slice(0, 4) ? '' : `${at.day.slice(0, 4)}年`
  return `${year}${Number(at.day.slice(5, 7))}月${Number(at.day.slice(8, 10))}日 ${time}`
}

function dayBefore(day: string): string {
  const noon = new Date(`${day}T12:00:00Z`)
  noon.setUTCDate(noon.getUTCDate() - 1)
  return noon.toISOString().slice(0, 10)
}
