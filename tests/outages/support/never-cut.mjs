import pg from 'pg'

// The control of F4: nobody looks how long a connection has been busy. Loaded into the portal's processes.
const on = pg.Pool.prototype.on
pg.Pool.prototype.on = function (name, ...rest) {
  return name === 'acquire' ? this : on.call(this, name, ...rest)
}
