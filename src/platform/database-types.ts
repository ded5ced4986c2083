import pg from 'pg'

// Type numbers of PostgreSQL (pg_type.oid); they are part of its protocol and never change.
const oid = { int8: 20, date: 1082, timestamp: 1114, timestamptz: 1184, int8Array: 1016, dateArray: 1182, timestamptzArray: 1185 }

/** How values of a type arrive in the program: the same for every query, whichever way it was sent. */
export const parsers: pg.CustomTypesConfig['getTypeParser'] = (typeOid: number, format?: 'text' | 'binary') => {
  if (format !== 'binary') {
    switch (typeOid) {
      case oid.int8: return safeInteger
      case oid.timestamptz: return instant
      case oid.date:
      case oid.timestamp: return (text: string) => text
      case oid.int8Array: return (text: string) => texts(text).map(safeInteger)
      case oid.timestamptzArray: return (text: string) => texts(text).map(instant)
      case oid.dateArray: return texts
    }
  }
  return pg.types.getTypeParser(typeOid, format)
}

const textArray: number = 1009

function texts(text: string): string[] {
  const parse: (text: string) => string[] = pg.types.getTypeParser(textArray, 'text')
  return parse(text)
}

function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint beyond 2^53 from the database: ${text}`)
  return value
}

function instant(text: string): Temporal.Instant {
  return Temporal.Instant.from(text)
}

// The driver asks a parameter for `toPostgres` and would otherwise send JSON, in quotes. It has no other door for this.
for (const kind of [Temporal.Instant, Temporal.PlainDate, Temporal.PlainTime]) {
  Object.defineProperty(kind.prototype, 'toPostgres', { value: toText, configurable: true, writable: true })
}

function toText(this: { toString(): string }): string {
  return this.toString()
}
