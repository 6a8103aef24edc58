import pg from 'pg'

// The control of F1: no transaction, so that a row stands alone until, a second later, its event follows. Loaded into the portal's processes.
const send = pg.Client.prototype.query
pg.Client.prototype.query = function (...parts) {
  const [first, ...rest] = parts
  const text = typeof first === 'string' ? first : first?.text
  if (typeof text !== 'string') return send.apply(this, parts)
  if (/^(?:BEGIN|COMMIT|ROLLBACK)/.test(text)) {
    return send.apply(this, [typeof first === 'string' ? 'SELECT 1' : { ...first, text: 'SELECT 1' }, ...rest])
  }
  if (!/^INSERT INTO (?:"public"\.)?"Event"/.test(text)) return send.apply(this, parts)
  return new Promise((resolve) => setTimeout(resolve, 1000)).then(() => send.apply(this, parts))
}
