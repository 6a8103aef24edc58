/** The only reading of this machine's clock; rules and commands get `now` as an argument (the database's instant). */
export function systemNow(): Date {
  return new Date()
}
